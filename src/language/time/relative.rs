//! Times bound to events: so long before, after, until or from something that has no date yet.

use super::scan::{Reader, TokenKind};
use super::{Kind, Offset, OffsetUnit, Side};
use crate::language::fold::fold;

impl Reader<'_> {
    /// `05 ngày làm việc`, `02 tuần`
    pub(super) fn duration(&mut self) -> Option<Offset> {
        let count = self.number(0).filter(|count| (1..10_000).contains(count))?;
        let mut ahead = *self;
        ahead.at += 1;
        let unit = match ahead.take(&["ngày làm việc", "ngày", "tuần", "tháng", "năm"])? {
            "ngày làm việc" => OffsetUnit::WorkingDays,
            "ngày" => OffsetUnit::Days,
            "tuần" => OffsetUnit::Weeks,
            "tháng" => OffsetUnit::Months,
            _ => OffsetUnit::Years,
        };
        // 15 tháng 3
        if ahead.number(0).is_some() {
            return None;
        }
        *self = ahead;
        Some(Offset { count, unit })
    }

    /// A time bound to an event. What names a stretch of the calendar has been tried before.
    pub(super) fn relative(&mut self) -> Option<Kind> {
        let mut ahead = *self;
        let kind = ahead.with_duration().or_else(|| {
            ahead = *self;
            ahead.without_duration()
        })?;
        *self = ahead;
        Some(kind)
    }

    fn with_duration(&mut self) -> Option<Kind> {
        let lead = self.take(&[
            "trong thời hạn",
            "thời hạn",
            "trong vòng",
            "trong thời gian",
            "trong",
            "không quá",
            "chậm nhất là sau",
            "chậm nhất sau",
            "chậm nhất là trong",
            "chậm nhất là",
            "chậm nhất",
            "muộn nhất là",
            "muộn nhất",
            "ít nhất",
            "tối thiểu",
            "trước",
            "sau",
            "ngay sau",
        ]);
        let offset = Some(self.duration()?);
        let kind = |side, event: Option<String>| {
            Some(Kind::Relative { offset, side, event: event.unwrap_or_default(), anchor: None })
        };
        match lead {
            // trước 10 ngày; trước 10 ngày so với ngày họp
            Some("trước") => {
                self.take(&["trước", "so với"]);
                kind(Side::Before, self.event(true))
            }
            Some("sau" | "ngay sau") => {
                self.take(&["kể từ", "tính từ", "từ", "sau"]);
                kind(Side::After, self.event(true))
            }
            // 10 ngày trước hội nghị
            _ if self.take(&["trước"]).is_some() => kind(Side::Before, Some(self.event(true)?)),
            None | Some("ít nhất" | "tối thiểu") => {
                self.take(&["sau", "kể từ", "tính từ", "từ"])?;
                kind(Side::After, Some(self.event(true)?))
            }
            // trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ
            Some(_) => {
                if self.take(&["kể từ", "tính từ", "từ", "sau"]).is_some() {
                    return kind(Side::Within, Some(self.event(true)?));
                }
                kind(Side::Within, None)
            }
        }
    }

    fn without_duration(&mut self) -> Option<Kind> {
        let lead = self.take(&[
            "ngay trước",
            "trước",
            "ngay sau",
            "sau",
            "bắt đầu từ",
            "kể từ",
            "từ",
            "cho đến",
            "đến",
            "ngay",
        ]);
        let side = match lead {
            Some("trước" | "ngay trước") => Side::Before,
            Some("sau" | "ngay sau") => Side::After,
            Some("từ" | "kể từ" | "bắt đầu từ") => Side::From,
            Some("đến" | "cho đến") => Side::Until,
            // khi có hướng dẫn của cấp trên
            _ if self.word(0) == "khi" => Side::After,
            _ => return None,
        };
        let any = matches!(side, Side::Before | Side::After);
        let mut event = self.event(any)?;
        let mut offset = None;
        if side == Side::Before {
            // trước khi họp ít nhất 05 ngày
            offset = trailing_duration(&mut event);
        }
        Some(Kind::Relative { offset, side, event, anchor: None })
    }

    /// The words of an event, up to what is another time. With `any` it may begin with any word,
    /// else only with those that begin events.
    fn event(&mut self, any: bool) -> Option<String> {
        let token = self.token(0).filter(|token| token.kind == TokenKind::Word)?;
        let begins = ["khi", "ngày", "thời", "lúc"].contains(&token.lower.as_str());
        // A time word without its marks is a slip, not an event.
        let slip = ["ngay", "thang", "quy", "nam", "khi"].contains(&fold(&token.lower).as_str());
        if !begins && (slip || !any) {
            return None;
        }
        let words = self.free();
        // khi, ngày and thời điểm ask for more.
        let enough = !begins || words.contains(' ');
        (!words.is_empty() && enough).then_some(words)
    }

    /// Free words up to the next semicolon, the brackets at the end, or what is surely another
    /// time.
    pub(super) fn free(&mut self) -> String {
        let start = self.at;
        while let Some(token) = self.token(0) {
            match token.kind {
                TokenKind::Mark(';') => break,
                TokenKind::Mark('(') => {
                    let Some(closing) = self.closing() else { break };
                    let mut after = *self;
                    after.at = closing + 1;
                    if after.done() || matches!(after.mark(0), Some(';' | '(')) {
                        break;
                    }
                    self.at = closing + 1;
                    continue;
                }
                TokenKind::Mark(',') if self.at > start && self.another_time(1) => break,
                TokenKind::Word
                    if self.at > start
                        && match token.lower.as_str() {
                            "hoặc" => self.another_time(1),
                            "đến" | "chậm" => self.another_time(0),
                            _ => false,
                        } =>
                {
                    break;
                }
                _ => {}
            }
            self.at += 1;
        }
        let words = self.slice(start, self.at);
        words.trim_end_matches([',', '.', ':', ' ']).to_owned()
    }

    /// Whether what stands so far ahead is surely a time of its own.
    fn another_time(&self, ahead: usize) -> bool {
        let mut rest = *self;
        rest.at += ahead;
        let special = ["trường hợp đặc biệt", "trong trường hợp đặc biệt"];
        if rest.take(&special).is_some() {
            return true;
        }
        rest.take(&["định kỳ", "định kì"]);
        let mut repeated = rest;
        if repeated.periodic(false).is_some() || rest.on_demand() {
            return true;
        }
        if rest.phrase_at(0, "thường xuyên").is_some() {
            return true;
        }
        // Free words may name a day (văn bản số 5, ngày 15/3): only a bound makes it a time.
        let bound = ["trước", "chậm", "muộn", "không", "đến", "từ", "trong", "hoàn", "xong"];
        rest.lists = false;
        rest.take(&["hoàn thành", "xong"]);
        bound.contains(&self.word(ahead)) && matches!(rest.dated(), Ok(Some(_)))
    }
}

/// Takes `ít nhất 05 ngày làm việc` off the end of an event's words.
fn trailing_duration(event: &mut String) -> Option<Offset> {
    let units = [
        (" ngày làm việc", OffsetUnit::WorkingDays),
        (" ngày", OffsetUnit::Days),
        (" tuần", OffsetUnit::Weeks),
        (" tháng", OffsetUnit::Months),
    ];
    let (rest, unit) =
        units.iter().find_map(|(words, unit)| Some((event.strip_suffix(words)?, *unit)))?;
    let (rest, figures) = rest.rsplit_once(' ')?;
    if !figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count = figures.parse().ok().filter(|count| (1..10_000).contains(count))?;
    let rest = ["ít nhất", "tối thiểu", "chậm nhất"]
        .iter()
        .find_map(|words| rest.strip_suffix(words))
        .unwrap_or(rest)
        .trim_end_matches([',', ' ']);
    if rest.is_empty() || rest == "khi" || rest == "ngày" {
        return None;
    }
    *event = rest.to_owned();
    Some(Offset { count, unit })
}
