"""The parts of the judge of Nghị định 30/2020/NĐ-CP, Phụ lục I. See ../check_decree.py."""
