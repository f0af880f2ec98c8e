//! Stretches of the calendar with what binds them: from, to, before, by, every year.

use super::scan::{Reader, Repeat};
use super::stretch::{Name, Shape, units, year_times};
use super::{Bound, Kind, Part, Problem, TimeError, Unit, YEARS};

impl Reader<'_> {
    /// `hằng năm trước ngày 10/12`, `hằng tháng, trước ngày 25`: what repeats is said first.
    pub(super) fn repeated_first(&mut self) -> Option<Vec<Kind>> {
        let mut ahead = *self;
        ahead.take(&["hằng", "hàng", "mỗi"])?;
        let repeat = match ahead.take(&["năm", "tháng"])? {
            "năm" => Repeat::Year,
            _ => Repeat::Month,
        };
        ahead.take_mark(',');
        ahead.repeat = Some(repeat);
        let kinds = ahead.dated().ok().flatten()?;
        ahead.repeat = self.repeat;
        let repeats = |kind: &Kind| {
            matches!(kind, Kind::Yearly { .. } | Kind::YearlySpan { .. } | Kind::Monthly { .. })
        };
        if !kinds.iter().all(repeats) {
            return None;
        }
        *self = ahead;
        Some(kinds)
    }

    /// Steps over the words that bind a time, and says how.
    pub(super) fn lead(&mut self) -> Bound {
        let mut bound = Bound::In;
        // Nobody writes more than a few; a long row of them must not be read from each of its words.
        for _ in 0..4 {
            let Some(words) = self.take(&[
                "trước hoặc trong",
                "trước",
                "chậm nhất là",
                "chậm nhất",
                "muộn nhất là",
                "muộn nhất",
                "trễ nhất là",
                "trễ nhất",
                "không muộn hơn",
                "không chậm hơn",
                "không trễ hơn",
                "không được quá",
                "không quá",
                "hạn chót là",
                "hạn chót",
                "hạn cuối là",
                "hạn cuối",
                "cho đến hết",
                "cho đến",
                "đến hết",
                "đến",
                "hết",
                "trong khoảng",
                "trong",
                "vào",
                "cả",
            ]) else {
                break;
            };
            self.take_mark(':');
            bound = match (words, bound) {
                ("trước", _) | (_, Bound::Before) => Bound::Before,
                ("trong khoảng" | "trong" | "vào" | "cả", bound) => bound,
                _ => Bound::By,
            };
        }
        bound
    }

    /// A stretch of the calendar with what binds it, or several. Nothing if none stands here.
    pub(super) fn dated(&mut self) -> Result<Option<Vec<Kind>>, TimeError> {
        let mut ahead = *self;
        let found = if ahead.take(&["bắt đầu từ", "kể từ", "từ"]).is_some() {
            ahead.from()?
        } else if ahead.take(&["sau"]).is_some() {
            ahead.after()?
        } else {
            ahead.bound()?
        };
        if found.is_some() {
            *self = ahead;
        }
        Ok(found)
    }

    /// `đến`, `-` and the name that ends a range.
    fn range_end(&mut self, first: &Name) -> Result<Option<Name>, TimeError> {
        let mut ahead = *self;
        let dash = ahead.take_mark('-');
        if !dash && ahead.take(&["cho đến", "đến", "tới"]).is_none() {
            return Ok(None);
        }
        ahead.take(&["hết", "cuối"]);
        let Some(last) = ahead.name(Some(first.shape), !dash)? else { return Ok(None) };
        *self = ahead;
        Ok(Some(last))
    }

    /// `nay đến năm 2030`; `ngày … đến ngày …`; `năm 2025`
    fn from(&mut self) -> Result<Option<Vec<Kind>>, TimeError> {
        if self.take(&["nay"]).is_some() {
            if self.take(&["cho đến", "đến", "tới"]).is_none() {
                return Ok(None);
            }
            self.take(&["hết", "cuối"]);
            let Some(name) = self.name(None, true)? else { return Ok(None) };
            if name.shape == Shape::Blank {
                return Ok(Some(vec![Kind::ToFill]));
            }
            return Ok(Some(vec![Kind::Until(self.unit(name)?.1)]));
        }
        let beginning = self.take(&["đầu"]).is_some();
        // từ 15 đến 20/3
        let bare =
            (!beginning && self.word(1) == "đến").then_some(Shape::Day { day: 1, month: None });
        let Some(first) = self.name(bare, beginning)? else { return Ok(None) };
        if let Some(last) = self.range_end(&first)? {
            return self.range(first, last).map(|kind| Some(vec![kind]));
        }
        self.open_end();
        if first.shape == Shape::Blank {
            return Ok(Some(vec![Kind::ToFill]));
        }
        Ok(Some(vec![Kind::From(self.unit(first)?.0)]))
    }

    fn open_end(&mut self) -> bool {
        self.take(&[
            "trở đi",
            "và các năm tiếp theo",
            "và những năm tiếp theo",
            "và các năm sau",
            "và những năm sau",
            "và các năm kế tiếp",
        ])
        .is_some()
    }

    fn unit(&self, name: Name) -> Result<(Unit, Unit), TimeError> {
        let mut names = [name];
        self.fill(&mut names);
        let [name] = &names;
        units(name)
    }

    /// `sau ngày 15/3`, `sau quý II`: from what comes next.
    fn after(&mut self) -> Result<Option<Vec<Kind>>, TimeError> {
        let Some(name) = self.name(None, false)? else { return Ok(None) };
        if name.shape == Shape::Blank {
            return Ok(Some(vec![Kind::ToFill]));
        }
        let span = name.span.clone();
        let next = self.unit(name)?.1.next().filter(|next| YEARS.contains(&next.year()));
        let next = next.ok_or(TimeError { span, problem: Problem::YearOutOfRange })?;
        Ok(Some(vec![Kind::From(next)]))
    }

    /// `hằng năm` or `hằng tháng` after the names, or said before them.
    fn repeat_after(&mut self, names: &[&Name]) -> Result<Option<Repeat>, TimeError> {
        if self.repeat.is_some() {
            self.take(&["hằng năm", "hàng năm"]);
            return Ok(self.repeat);
        }
        let mut ahead = *self;
        let comma = ahead.take_mark(',');
        if ahead.take(&["hằng", "hàng", "mỗi"]).is_none() {
            return Ok(None);
        }
        let repeat = match ahead.take(&["năm", "tháng"]) {
            Some("năm") => Repeat::Year,
            Some(_) => Repeat::Month,
            None => return Ok(None),
        };
        let dated = names
            .iter()
            .any(|name| name.year.is_some() || matches!(name.shape, Shape::Year | Shape::Blank));
        let monthly = names.iter().all(|name| matches!(name.shape, Shape::Day { month: None, .. }));
        // A number of times goes with the repetition, not with the names.
        let counted = ahead.number(0).is_some() && ahead.word(1) == "lần";
        if counted || (repeat == Repeat::Month) != monthly {
            return Ok(None);
        }
        if dated {
            // thường xuyên …, năm 2021, hằng năm: two times
            if comma {
                return Ok(None);
            }
            return Err(self.error(self.at, ahead.at, Problem::YearAndYearly));
        }
        *self = ahead;
        Ok(Some(repeat))
    }

    fn range(&mut self, first: Name, last: Name) -> Result<Kind, TimeError> {
        if first.shape == Shape::Blank || last.shape == Shape::Blank {
            return Ok(Kind::ToFill);
        }
        let kinds = match self.repeat_after(&[&first, &last])? {
            Some(Repeat::Year) => yearly(Bound::In, &[(first, Some(last))])?,
            _ => self.stretches(Bound::In, &[(first, Some(last))])?,
        };
        kinds.into_iter().next().ok_or_else(|| self.unknown())
    }

    fn bound(&mut self) -> Result<Option<Vec<Kind>>, TimeError> {
        let start = self.at;
        let bound = self.lead();
        // giai đoạn 2026-2030
        if self.word(0) == "giai"
            && self.phrase_at(0, "giai đoạn").is_some()
            && self.figures(2) == 4
        {
            self.at += 2;
        }
        if let Some(kind) = self.part(bound)? {
            return Ok(Some(vec![kind]));
        }
        let Some(first) = self.name(None, self.at > start)? else { return Ok(None) };
        // Năm 2025 và các năm tiếp theo
        if bound == Bound::In && first.shape != Shape::Blank && self.open_end() {
            return Ok(Some(vec![Kind::From(self.unit(first)?.0)]));
        }
        let mut names: Vec<(Name, Option<Name>)> = Vec::new();
        let mut next = Some(first);
        while let Some(name) = next {
            let end = if bound == Bound::In { self.range_end(&name)? } else { None };
            let shape = end.as_ref().map_or(name.shape, |end| end.shape);
            names.push((name, end));
            next = self.next_in_list(shape)?;
        }
        let all: Vec<&Name> =
            names.iter().flat_map(|(name, end)| [name].into_iter().chain(end)).collect();
        if all.iter().any(|name| name.shape == Shape::Blank) {
            return Ok(Some(vec![Kind::ToFill]));
        }
        let kinds = match self.repeat_after(&all)? {
            None => {
                if bound != Bound::In {
                    same_day(&mut names);
                }
                self.stretches(bound, &names)
            }
            Some(Repeat::Month) => monthly(bound, &all),
            Some(Repeat::Year) => yearly(bound, &names),
        };
        kinds.map(Some)
    }

    /// `, 6` in `tháng 3, 6, 9`; `và 15/11` in `trước ngày 01/6 và 15/11`
    fn next_in_list(&mut self, before: Shape) -> Result<Option<Name>, TimeError> {
        let mut ahead = *self;
        let parted = ahead.take_mark(',') | ahead.take(&["và", "hoặc"]).is_some();
        if !self.lists || !parted {
            return Ok(None);
        }
        let name = ahead.name(Some(before), false)?;
        if name.is_some() {
            *self = ahead;
        }
        Ok(name)
    }

    /// `đầu tháng 3`, `giữa quý II`, `cuối năm`
    fn part(&mut self, bound: Bound) -> Result<Option<Kind>, TimeError> {
        let mut ahead = *self;
        let part = match ahead.take(&["đầu", "giữa", "cuối"]) {
            Some("đầu") => Part::Early,
            Some("giữa") => Part::Middle,
            Some(_) => Part::Late,
            None => return Ok(None),
        };
        if !matches!(ahead.word(0), "tháng" | "quý" | "quí" | "năm") {
            return Ok(None);
        }
        let Some(name) = ahead.name(None, true)? else { return Ok(None) };
        let kind = match (bound, part) {
            _ if name.shape == Shape::Blank => Kind::ToFill,
            (Bound::In, _) => Kind::Part { part, of: self.unit(name)?.0 },
            // đến cuối năm 2025
            (Bound::By, Part::Late) => Kind::By(self.unit(name)?.1),
            // The end of a part is no day that anybody could name.
            _ => return Err(self.unknown()),
        };
        *self = ahead;
        Ok(Some(kind))
    }

    /// Stretches that come once, each with its years filled in.
    fn stretches(
        &self,
        bound: Bound,
        names: &[(Name, Option<Name>)],
    ) -> Result<Vec<Kind>, TimeError> {
        let mut flat: Vec<Name> =
            names.iter().flat_map(|(name, end)| [name].into_iter().chain(end)).cloned().collect();
        self.fill(&mut flat);
        let mut flat = flat.into_iter();
        let mut kinds = Vec::new();
        for (_, end) in names {
            let Some(first) = flat.next() else { break };
            if end.is_some() {
                let Some(last) = flat.next() else { break };
                kinds.push(span(&first, &last)?);
                continue;
            }
            let (from, to) = units(&first)?;
            kinds.push(match bound {
                Bound::In if from == to => Kind::In(from),
                Bound::In => Kind::Span { from, to },
                Bound::Before => Kind::Before(from),
                Bound::By => Kind::By(to),
            });
        }
        Ok(kinds)
    }
}

/// `trước ngày 20 tháng 6 và tháng 12`: a month behind a day is due on that day, too.
fn same_day(names: &mut [(Name, Option<Name>)]) {
    let mut before = None;
    for (name, _) in names {
        match (name.shape, before) {
            (Shape::Day { day, month: Some(_) }, _) => before = Some(day),
            (Shape::Month(month), Some(day)) => name.shape = Shape::Day { day, month: Some(month) },
            _ => before = None,
        }
    }
}

/// From one stretch to another, their years filled in.
fn span(first: &Name, last: &Name) -> Result<Kind, TimeError> {
    let (from, to) = (units(first)?.0, units(last)?.1);
    let early = match (from.first_day(), to.last_day()) {
        (Some(from), Some(to)) => to < from,
        _ => to.year() < from.year(),
    };
    if early {
        return Err(TimeError { span: last.span.clone(), problem: Problem::EndsBeforeItBegins });
    }
    Ok(Kind::Span { from, to })
}

/// Every month on some days.
fn monthly(bound: Bound, names: &[&Name]) -> Result<Vec<Kind>, TimeError> {
    let mut days = Vec::new();
    for name in names {
        let error = |problem| TimeError { span: name.span.clone(), problem };
        match name.shape {
            Shape::Day { day, month: None } if (1..=31).contains(&day) => days.push(day),
            Shape::Day { day, month: None } => {
                return Err(error(Problem::NoSuchDay { day, month: None, year: None }));
            }
            _ => return Err(error(Problem::YearAndYearly)),
        }
    }
    Ok(vec![Kind::Monthly { bound, days }])
}

/// Every year at some times. Ranges stand alone.
fn yearly(bound: Bound, names: &[(Name, Option<Name>)]) -> Result<Vec<Kind>, TimeError> {
    let mut times = Vec::new();
    let mut kinds = Vec::new();
    // A day takes its month from the next one.
    let mut month = None;
    let mut filled: Vec<(Name, Option<Name>)> = names.to_vec();
    for name in filled.iter_mut().flat_map(|(name, end)| [name].into_iter().chain(end)).rev() {
        if let Shape::Day { month: own, .. } = &mut name.shape {
            *own = own.or(month);
            month = *own;
        }
    }
    for (name, end) in &filled {
        let (from, mut to) = year_times(name)?;
        if let Some(end) = end {
            to = year_times(end)?.1;
        } else if bound == Bound::By {
            times.push(to);
            continue;
        } else if bound == Bound::Before || from == to {
            times.push(from);
            continue;
        }
        kinds.push(Kind::YearlySpan { from, to });
    }
    if !times.is_empty() {
        kinds.insert(0, Kind::Yearly { bound, times });
    }
    Ok(kinds)
}
