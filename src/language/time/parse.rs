//! The grammar: which words make a whole time.
//!
//! A text is one or more items, parted by commas, semicolons, `và` or `hoặc`, or it is a row of
//! named phases. An item is tried as: all the time, on demand, again and again, by another plan,
//! a stretch of the calendar with its bound, an event.

use super::scan::{Reader, Repeat, TokenKind, scan};
use super::stretch::roman;
use super::{Kind, LONGEST, Phase, Problem, Scope, TimeError, Unit, When};

/// Reads a wording of time. Where it names no year, it is that of the plan.
///
/// An empty text and a dash are [`Kind::Nothing`].
///
/// # Errors
///
/// Fails on words that are no time, with the place of the first of them.
pub fn parse(text: &str, scope: impl Into<Scope>) -> Result<When, TimeError> {
    if text.len() > LONGEST {
        let border = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        return Err(TimeError { span: border..text.len(), problem: Problem::TooLong });
    }
    let tokens = scan(text);
    let mut reader = Reader::new(text, &tokens, scope.into());
    check_brackets(&reader)?;
    if reader.done() || reader.end == 1 && reader.mark(0) == Some('-') {
        return Ok(When::new(Kind::Nothing));
    }
    let last = |reader: &Reader| {
        let token = reader.end.checked_sub(1).and_then(|last| reader.tokens.get(last));
        token.map(|token| token.kind)
    };
    while reader.end > 1 && matches!(last(&reader), Some(TokenKind::Mark('.' | ';' | ','))) {
        reader.end -= 1;
    }
    if reader.phase_name().is_some() { reader.phases() } else { reader.whole() }
}

/// Brackets stand in pairs, and at most three inside one another.
fn check_brackets(reader: &Reader) -> Result<(), TimeError> {
    let mut open = Vec::new();
    for (index, token) in reader.tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Mark('(') if open.len() < 3 => open.push(index),
            TokenKind::Mark(')') if open.pop().is_some() => {}
            TokenKind::Mark('(' | ')') => {
                return Err(reader.error(index, index + 1, Problem::Bracket));
            }
            _ => {}
        }
    }
    match open.first() {
        Some(index) => Err(reader.error(*index, index + 1, Problem::Bracket)),
        None => Ok(()),
    }
}

/// Several times as one.
fn together(mut whens: Vec<When>) -> When {
    match (whens.len(), whens.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            whens.push(last);
            When::new(Kind::Compound(whens))
        }
        (_, None) => When::new(Kind::Nothing),
    }
}

/// Adds a time. Stretches beside one another are one time with several stretches.
fn add(whens: &mut Vec<When>, when: When) {
    let plain = |when: &When| {
        !when.tentative
            && when.note.is_none()
            && matches!(when.kind, Kind::In(_) | Kind::Several(_))
    };
    // So is on demand, however often it is said.
    if when.kind == Kind::OnDemand && whens.last() == Some(&when) {
        return;
    }
    if plain(&when)
        && let Some(last) = whens.last_mut()
        && plain(last)
    {
        let mut stretches = Vec::new();
        for kind in [&last.kind, &when.kind] {
            match kind {
                Kind::In(unit) => stretches.push(*unit),
                Kind::Several(more) => stretches.extend(more),
                _ => {}
            }
        }
        last.kind = Kind::Several(stretches);
        return;
    }
    whens.push(when);
}

/// Marks a time as not settled: of one with a limit, the target.
fn unsettle(when: &mut When) {
    match &mut when.kind {
        Kind::WithLimit { target, .. } => unsettle(target),
        _ => when.tentative = true,
    }
}

fn add_note(when: &mut When, note: String) {
    when.note = Some(match when.note.take() {
        Some(before) => format!("{before}; {note}"),
        None => note,
    });
}

impl Reader<'_> {
    fn whole(&mut self) -> Result<When, TimeError> {
        Ok(together(self.items()?))
    }

    /// A copy that reads only up to a token.
    fn until(&self, at: usize, end: usize) -> Self {
        Self { at, end: end.min(self.end), ..*self }
    }

    // Phases.

    /// `Đợt 1`, `Giai đoạn II`: its name, and how many tokens it has.
    fn phase_name(&self) -> Option<(String, usize)> {
        let nouns =
            [("đợt", "Đợt"), ("giai đoạn", "Giai đoạn"), ("vòng", "Vòng"), ("bước", "Bước")];
        let (noun, count) =
            nouns.iter().find_map(|(words, noun)| Some((*noun, self.phrase_at(0, words)?)))?;
        let number = match self.number(count) {
            Some(number) if number < 100 && !matches!(self.mark(count + 1), Some('/')) => {
                number.to_string()
            }
            Some(_) => return None,
            None => {
                roman(self.word(count))?;
                self.word(count).to_uppercase()
            }
        };
        Some((format!("{noun} {number}"), count + 1))
    }

    /// `Đợt 1 dự kiến: từ … đến …; Đợt 2: …`
    fn phases(&mut self) -> Result<When, TimeError> {
        let mut phases = Vec::new();
        while let Some((name, count)) = self.phase_name() {
            self.at += count;
            let tentative = self.take(&["dự kiến"]).is_some();
            self.take_mark(':');
            let end = self.next_phase();
            let mut body = self.until(self.at, end);
            while body.end > body.at
                && matches!(self.until(body.end - 1, end).mark(0), Some(';' | ',' | '.'))
            {
                body.end -= 1;
            }
            if body.done() {
                return Err(body.unknown());
            }
            let mut whens = body.items()?;
            if tentative {
                whens.iter_mut().for_each(unsettle);
            }
            phases.push(Phase { name, when: together(whens) });
            self.at = end;
        }
        Ok(When::new(Kind::Phases(phases)))
    }

    /// Where the next phase begins: after a comma, a semicolon or a full stop.
    fn next_phase(&self) -> usize {
        let mut ahead = *self;
        while !ahead.done() {
            let parted = matches!(ahead.mark(0), Some(';' | ',' | '.'));
            ahead.at += 1;
            if parted && ahead.phase_name().is_some() {
                return ahead.at;
            }
        }
        self.end
    }

    // Items.

    fn items(&mut self) -> Result<Vec<When>, TimeError> {
        let mut whens: Vec<When> = Vec::new();
        loop {
            let parted = self.separators();
            if self.done() {
                break;
            }
            if !whens.is_empty() && !parted && !self.may_follow() {
                return Err(self.unknown());
            }
            // hằng tháng, quý, năm
            let periodic =
                matches!(whens.last(), Some(When { kind: Kind::Periodic { .. }, .. })) && parted;
            for when in self.item(periodic)? {
                add(&mut whens, when);
            }
        }
        let dangling = self.tokens.get(self.end.saturating_sub(1)).is_some_and(|token| {
            token.kind == TokenKind::Word && ["và", "hoặc"].contains(&token.lower.as_str())
        });
        // A free text may end with any word; an item that ends with these has been cut off.
        let free = whens.last().is_some_and(|when| {
            when.note.is_some() || matches!(when.kind, Kind::Relative { .. } | Kind::OtherPlan(_))
        });
        if whens.is_empty() || dangling && !free {
            return Err(self.unknown());
        }
        Ok(whens)
    }

    fn separators(&mut self) -> bool {
        let start = self.at;
        while self.take_mark(',') || self.take_mark(';') || self.take_mark('&') {}
        self.take(&["và", "hoặc là", "hoặc", "đồng thời"]);
        self.at > start
    }

    /// Whether words may be another time although nothing parts them from the one before.
    fn may_follow(&self) -> bool {
        let words = [
            "thường",
            "định",
            "hằng",
            "hàng",
            "mỗi",
            "đột",
            "nếu",
            "khi",
            "trước",
            "chậm",
            "muộn",
            "đến",
            "gửi",
            "báo",
            "sau",
            "không",
        ];
        words.contains(&self.word(0))
    }

    fn item(&mut self, after_periodic: bool) -> Result<Vec<When>, TimeError> {
        let mut tentative = false;
        let mut periodic = after_periodic;
        // Verbs and labels before the time.
        while let Some(words) = self.take(&[
            "dự kiến",
            "khoảng",
            "định kỳ",
            "định kì",
            "hoàn thành",
            "hoàn thiện",
            "xong",
            "thời gian",
            "thực hiện",
            "triển khai",
            "tổ chức",
            "báo cáo",
            "gửi",
        ]) {
            self.take_mark(':');
            tentative |= matches!(words, "dự kiến" | "khoảng");
            periodic |= matches!(words, "định kỳ" | "định kì");
        }
        let mut whens = self.timing(periodic)?;
        if tentative {
            whens.iter_mut().for_each(unsettle);
        }
        self.beside(&mut whens, false)?;
        Ok(whens)
    }

    /// One time with nothing before or beside it.
    fn timing(&mut self, periodic: bool) -> Result<Vec<When>, TimeError> {
        if let Some(kind) = self.continuous()? {
            return Ok(vec![When::new(kind)]);
        }
        if self.on_demand() {
            return Ok(vec![When::new(Kind::OnDemand)]);
        }
        if let Some(kinds) = self.repeated_first() {
            return Ok(settled(kinds));
        }
        if let Some(kind) = self.periodic(periodic).or_else(|| self.by_period()) {
            return Ok(vec![When::new(kind)]);
        }
        // Theo Kế hoạch riêng
        if self.word(0) == "theo" && !self.word(1).is_empty() {
            let mut ahead = *self;
            let words = ahead.free();
            if let Some((_, rest)) = words.split_once(' ') {
                *self = ahead;
                return Ok(vec![When::new(Kind::OtherPlan(format!("theo {rest}")))]);
            }
        }
        if let Some(whens) = self.counted()? {
            return Ok(whens);
        }
        // A whole time in brackets.
        if let Some(closing) = self.closing() {
            let whens = self.until(self.at + 1, closing).items()?;
            self.at = closing + 1;
            return Ok(whens);
        }
        if let Some(kinds) = self.dated()? {
            return Ok(settled(kinds));
        }
        if let Some(kind) = self.relative() {
            return Ok(vec![When::new(kind)]);
        }
        let mut ahead = *self;
        ahead.lead();
        if ahead.at == self.at {
            ahead.take(&["từ nay đến", "từ nay", "từ", "kể từ", "sau"]);
            ahead.times();
        }
        if ahead.done() && ahead.at > self.at {
            let after = self.slice(self.at, ahead.at);
            return Err(self.error(self.at, ahead.at, Problem::Unfinished { after }));
        }
        Err(ahead.unknown())
    }

    /// `08 tháng (từ tháng 3 đến tháng 10)`: the time is in the brackets, the count is a note.
    fn counted(&mut self) -> Result<Option<Vec<When>>, TimeError> {
        let mut ahead = *self;
        ahead.take(&["trong"]);
        let first = ahead.at;
        let Some(offset) = ahead.duration() else { return Ok(None) };
        let past = ahead.at;
        let Some(closing) = ahead.closing() else { return Ok(None) };
        let mut whens = self.until(past + 1, closing).items()?;
        if offset.unit == super::OffsetUnit::Months
            && let Some(found) = months(&whens)
            && found != offset.count
        {
            let problem = Problem::CountDiffers { said: offset.count, found };
            return Err(self.error(first, past, problem));
        }
        if let Some(last) = whens.last_mut() {
            add_note(last, self.slice(first, past));
        }
        self.at = closing + 1;
        Ok(Some(whens))
    }

    /// What stands beside a time: brackets, a limit for special cases, what is done then.
    fn beside(&mut self, whens: &mut Vec<When>, limited: bool) -> Result<(), TimeError> {
        loop {
            if self.mark(0) == Some('(') {
                self.bracket(whens)?;
            } else if self.take(&["dự kiến"]).is_some() {
                whens.iter_mut().for_each(unsettle);
            } else if limited || !self.limit(whens)? {
                if !self.action(whens) {
                    return Ok(());
                }
            } else {
                return Ok(());
            }
        }
    }

    /// Brackets: `(dự kiến)`, `(hoặc đột xuất khi có yêu cầu)`, or a note.
    fn bracket(&mut self, whens: &mut Vec<When>) -> Result<(), TimeError> {
        let Some(closing) = self.closing() else { return Err(self.unknown()) };
        let start = self.at + 1;
        let mut inside = self.until(start, closing);
        self.at = closing + 1;
        let words = inside.slice(start, closing);
        if inside.done() {
            return Ok(());
        }
        if words.to_lowercase() == "dự kiến" {
            whens.iter_mut().for_each(unsettle);
            return Ok(());
        }
        if inside.word(0) == "hoặc" {
            whens.extend(inside.items()?);
            return Ok(());
        }
        let Ok(found) = inside.items() else {
            whens.last_mut().into_iter().for_each(|when| add_note(when, words.clone()));
            return Ok(());
        };
        let undated = |when: &When| {
            matches!(when.kind, Kind::Periodic { .. } | Kind::Continuous { .. } | Kind::OnDemand)
        };
        let free = |when: &When| {
            matches!(when.kind, Kind::Relative { .. } | Kind::OtherPlan(_) | Kind::ToFill)
        };
        if found.iter().all(undated) {
            whens.extend(found);
        } else if found.iter().all(free) {
            whens.last_mut().into_iter().for_each(|when| add_note(when, words.clone()));
        } else {
            return Err(self.error(start, closing, Problem::TwoTimes));
        }
        Ok(())
    }

    /// `, trường hợp đặc biệt không quá 15/02`
    fn limit(&mut self, whens: &mut Vec<When>) -> Result<bool, TimeError> {
        let mut ahead = *self;
        ahead.take_mark(',');
        ahead.take(&["nhưng", "trong"]);
        if ahead.take(&["trường hợp đặc biệt", "đặc biệt", "trường hợp cần thiết"]).is_none()
        {
            return Ok(false);
        }
        ahead.take_mark(',');
        ahead.take(&["thì", "cũng"]);
        let tentative = ahead.take(&["dự kiến", "khoảng"]).is_some();
        let Some(target) = whens.last() else { return Ok(false) };
        let yearly = matches!(target.kind, Kind::Yearly { .. } | Kind::YearlySpan { .. });
        let start = ahead.at;
        let repeat = ahead.repeat;
        if yearly {
            ahead.repeat = Some(Repeat::Year);
        }
        let Some(kinds) = ahead.dated()? else { return Err(ahead.unknown()) };
        ahead.repeat = repeat;
        let [kind] = kinds.as_slice() else {
            return Err(self.error(start, ahead.at, Problem::TwoTimes));
        };
        let limit = When::new(kind.clone());
        let end = |when: &When| when.last_day(super::BeforeMeans::StatedDay);
        if let (Some(target), Some(limit)) = (end(target), end(&limit))
            && limit < target
        {
            return Err(self.error(start, ahead.at, Problem::EndsBeforeItBegins));
        }
        // What stands beside the limit belongs to it; times in its brackets stand for themselves.
        let mut limits = vec![When { tentative, ..limit }];
        *self = ahead;
        self.beside(&mut limits, true)?;
        let mut limits = limits.into_iter();
        if let (Some(limit), Some(target)) = (limits.next(), whens.last_mut()) {
            let inner = std::mem::replace(target, When::new(Kind::Nothing));
            target.kind = Kind::WithLimit { target: Box::new(inner), limit: Box::new(limit) };
        }
        whens.extend(limits);
        Ok(true)
    }

    /// `báo cáo về Sở Tài chính` after a time: a note, unless it holds a time itself.
    fn action(&mut self, whens: &mut [When]) -> bool {
        let words = [
            "báo cáo",
            "gửi",
            "trình",
            "tổng hợp",
            "cập nhật",
            "rà soát",
            "sơ kết",
            "tổng kết",
            "của",
        ];
        let mut ahead = *self;
        if ahead.take(&words).is_none() {
            return false;
        }
        while !ahead.done() && !matches!(ahead.mark(0), Some(',' | ';' | '(' | ')')) {
            ahead.at += 1;
        }
        if ahead.at < self.at + 2 {
            return false;
        }
        let mut inside = self.until(self.at, ahead.at);
        while !inside.done() {
            let mut time = inside;
            if matches!(time.dated(), Ok(Some(_)) | Err(_))
                || time.periodic(false).is_some()
                || time.on_demand()
                || time.phrase_at(0, "thường xuyên").is_some()
            {
                return false;
            }
            inside.at += 1;
        }
        let Some(last) = whens.last_mut() else { return false };
        add_note(last, self.slice(self.at, ahead.at));
        *self = ahead;
        true
    }
}

/// Times without anything beside them.
fn settled(kinds: Vec<Kind>) -> Vec<When> {
    let mut whens = Vec::new();
    for kind in kinds {
        add(&mut whens, When::new(kind));
    }
    whens
}

/// How many months some times take, if they take whole ones.
fn months(whens: &[When]) -> Option<u32> {
    let index = |unit: &Unit| match unit {
        Unit::Month { year, month } => Some(i64::from(*year) * 12 + i64::from(*month)),
        _ => None,
    };
    let mut found = 0;
    for when in whens {
        found += match &when.kind {
            Kind::In(Unit::Month { .. }) => 1,
            Kind::In(Unit::Half { .. }) => 6,
            Kind::Several(units) if units.iter().all(|unit| index(unit).is_some()) => {
                u32::try_from(units.len()).ok()?
            }
            Kind::Span { from, to } => u32::try_from(index(to)? - index(from)? + 1).ok()?,
            _ => return None,
        };
    }
    Some(found)
}
