//! Times without a day: what comes round again, goes on all the time, or is done on demand.

use super::scan::{Reader, TokenKind};
use super::stretch::{Name, units};
use super::{Every, Kind, Limit, Period, TimeError, Times};

/// The words for `every`.
const EVERY: [&str; 4] = ["hằng", "hàng", "mỗi", "từng"];

impl Reader<'_> {
    /// A small number in figures or as a word.
    pub(super) fn count(&mut self) -> Option<u32> {
        let word = match self.word(0) {
            "một" => Some(1),
            "hai" => Some(2),
            "ba" => Some(3),
            "bốn" => Some(4),
            "sáu" => Some(6),
            _ => None,
        };
        let count = word.or_else(|| self.number(0))?;
        self.at += 1;
        (1..1000).contains(&count).then_some(count)
    }

    /// `tháng`, `6 tháng`, `nửa năm`
    fn every(&mut self) -> Option<Every> {
        if self.take(&["nửa năm"]).is_some() {
            return Some(Every { count: 6, period: Period::Month });
        }
        let mut ahead = *self;
        let count = ahead.count().unwrap_or(1);
        let period = match ahead.take(&["ngày", "tuần", "tháng", "quý", "quí", "năm"])? {
            "ngày" => Period::Day,
            "tuần" => Period::Week,
            "tháng" => Period::Month,
            "năm" => Period::Year,
            _ => Period::Quarter,
        };
        *self = ahead;
        Some(Every { count, period })
    }

    /// `tối thiểu 02 lần`
    pub(super) fn times(&mut self) -> Option<Times> {
        let mut ahead = *self;
        let limit = match ahead.take(&[
            "tối thiểu là",
            "tối thiểu",
            "ít nhất là",
            "ít nhất",
            "không ít hơn",
            "không dưới",
            "tối đa",
            "nhiều nhất",
            "không quá",
        ]) {
            None => Limit::Exactly,
            Some("tối đa" | "nhiều nhất" | "không quá") => Limit::AtMost,
            Some(_) => Limit::AtLeast,
        };
        let count = ahead.count()?;
        ahead.take(&["lần"])?;
        *self = ahead;
        Some(Times { count, limit })
    }

    /// What comes round again. After `định kỳ`, or after another such time, the period may stand
    /// alone.
    pub(super) fn periodic(&mut self, alone: bool) -> Option<Kind> {
        self.try_rule(Self::times_in_period)
            .or_else(|| self.try_rule(Self::every_period))
            .or_else(|| self.try_rule(Self::period_per_time))
            .or_else(|| if alone { self.try_rule(Self::period_alone) } else { None })
    }

    fn try_rule(&mut self, rule: impl Fn(&mut Self) -> Option<Kind>) -> Option<Kind> {
        let mut ahead = *self;
        let kind = rule(&mut ahead)?;
        *self = ahead;
        Some(kind)
    }

    /// `02 lần/tháng`, `tối thiểu một lần/năm`, `hai lần mỗi năm`
    fn times_in_period(&mut self) -> Option<Kind> {
        let times = self.times()?;
        if !self.take_mark('/') {
            self.take(&["mỗi", "trong", "trên", "hằng", "hàng"]);
        }
        let every = self.every()?;
        Some(Kind::Periodic { every, times: Some(times) })
    }

    /// `hằng quý`, `hàng tháng`, `mỗi năm ít nhất một lần`
    fn every_period(&mut self) -> Option<Kind> {
        self.take(&EVERY)?;
        let every = self.every()?;
        let times = self.times();
        Some(Kind::Periodic { every, times })
    }

    /// `6 tháng một lần`, `6 tháng/lần`, `một năm hai lần`
    fn period_per_time(&mut self) -> Option<Kind> {
        let counted = self.number(0).is_some() || self.word(1) == "năm" || self.word(1) == "tháng";
        let every = self.every().filter(|_| counted)?;
        self.take_mark('/');
        if self.take(&["lần"]).is_some() {
            return Some(Kind::Periodic { every, times: None });
        }
        let times = self.times()?;
        let once = times == Times { count: 1, limit: Limit::Exactly };
        Some(Kind::Periodic { every, times: (!once).then_some(times) })
    }

    /// `quý` in `định kỳ quý`, `6 tháng` in `định kỳ 6 tháng, năm`; not in `tháng 3`.
    fn period_alone(&mut self) -> Option<Kind> {
        let every = self.every()?;
        let goes_on = [
            "",
            "và",
            "hoặc",
            "báo",
            "gửi",
            "trình",
            "tổng",
            "cập",
            "rà",
            "sơ",
            "dự",
            "đột",
            "thường",
        ];
        let named = self.number(0).is_some()
            || self.is_gap(0)
            || self.mark(0) == Some('/')
            || !goes_on.contains(&self.word(0));
        (!named).then_some(Kind::Periodic { every, times: None })
    }

    /// `theo quý`, `theo từng tháng`: a period and nothing more.
    pub(super) fn by_period(&mut self) -> Option<Kind> {
        let mut ahead = *self;
        ahead.take(&["theo từng", "theo"])?;
        let kind = ahead.period_alone()?;
        let ends = ahead.token(0).is_none_or(|token| {
            matches!(token.kind, TokenKind::Mark(_)) || ["và", "hoặc"].contains(&ahead.word(0))
        });
        if !ends {
            return None;
        }
        *self = ahead;
        Some(kind)
    }

    /// `thường xuyên, liên tục trong năm 2025`
    pub(super) fn continuous(&mut self) -> Result<Option<Kind>, TimeError> {
        let throughout = self.take(&["trong suốt", "suốt"]).is_some();
        if throughout {
            let name = self.name(None, true)?.ok_or_else(|| self.unknown())?;
            return Ok(Some(self.within(name)?));
        }
        let words = ["thường xuyên", "liên tục"];
        if self.take(&words).is_none() {
            return Ok(None);
        }
        loop {
            let mut ahead = *self;
            ahead.take_mark(',');
            ahead.take(&["và"]);
            let again = ahead.take(&words).is_some();
            // In "thường xuyên, thường xuyên" nobody adds anything.
            if !again {
                break;
            }
            *self = ahead;
        }
        let mut ahead = *self;
        let comma = ahead.take_mark(',');
        let inside = ahead.take(&["trong suốt", "trong", "suốt", "cả"]).is_some();
        // thường xuyên năm 2025
        let direct = !comma && matches!(ahead.word(0), "năm" | "quý" | "quí" | "tháng");
        if (inside || direct)
            && let Some(name) = ahead.name(None, inside)?
        {
            *self = ahead;
            return Ok(Some(self.within(name)?));
        }
        Ok(Some(Kind::Continuous { within: None }))
    }

    fn within(&self, name: Name) -> Result<Kind, TimeError> {
        let mut names = [name];
        self.fill(&mut names);
        let [name] = names;
        let (first, last) = units(&name)?;
        if first != last {
            return Ok(Kind::Span { from: first, to: last });
        }
        Ok(Kind::Continuous { within: Some(first) })
    }

    /// `đột xuất khi có yêu cầu`, `nếu có`
    pub(super) fn on_demand(&mut self) -> bool {
        self.take(&["hoặc"]);
        let sudden = self.take(&["đột xuất"]).is_some();
        let mut ahead = *self;
        if sudden {
            ahead.take_mark(',');
        }
        let asked = ahead.take(&[
            "khi có yêu cầu",
            "theo yêu cầu",
            "nếu có yêu cầu",
            "nếu có",
            "khi cần thiết",
            "khi cần",
            "khi có phát sinh",
            "khi phát sinh",
        ]);
        if asked.is_some() {
            *self = ahead;
        }
        sudden || asked.is_some()
    }
}
