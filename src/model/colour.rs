//! Colours (màu), and whether words in them can be read.

/// The ground of the pages by day: paper, not quite white.
pub const PAPER: Colour = Colour([0xf7, 0xf3, 0xea]);

/// The least contrast of words with their ground (WCAG 2.2, success criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// A colour: red, green and blue in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The colour of `#rrggbb` or `#rgb`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .strip_prefix('#')?
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        match digits[..] {
            [red, green, blue] => Some(Self([red, green, blue].map(|digit| digit * 17))),
            [one, two, three, four, five, six] => {
                Some(Self([one * 16 + two, three * 16 + four, five * 16 + six]))
            }
            _ => None,
        }
    }

    /// How brightly it shines, 0 to 1 (WCAG 2.2, *relative luminance*).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, 1 to 21 (WCAG 2.2, *contrast ratio*).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Whether words in it can be read on white and on paper, which is the darker of the two.
    #[must_use]
    pub fn is_readable(self) -> bool {
        self.contrast(PAPER) >= LEAST_CONTRAST
    }

    /// The nearest darker shade of it that can be read.
    #[must_use]
    pub fn darkened(self) -> Self {
        let shade = |most: u8| {
            Self(self.0.map(|part| {
                let part = u32::from(part) * u32::from(most) / 255;
                u8::try_from(part).unwrap_or(u8::MAX)
            }))
        };
        (0..=u8::MAX).rev().map(shade).find(|shade| shade.is_readable()).unwrap_or(Self([0; 3]))
    }

    /// `#rrggbb`, in lower-case letters.
    #[must_use]
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        for (text, hex) in [
            ("#8a1c1c", Some("#8a1c1c")),
            ("#8A1C1C", Some("#8a1c1c")),
            ("#a1f", Some("#aa11ff")),
            ("8a1c1c", None),
            ("#8a1c1", None),
            ("#8a1c1g", None),
            ("#đa1c1c", None),
            ("#", None),
            ("", None),
            ("red", None),
        ] {
            assert_eq!(Colour::new(text).map(Colour::hex).as_deref(), hex, "{text}");
        }
    }

    /// Values of the WCAG's own examples and of well-known checkers.
    #[test]
    fn contrast_is_that_of_the_wcag() {
        let white = Colour([255; 3]);
        for (hex, expected) in [
            ("#000000", 21.0),
            ("#ffffff", 1.0),
            ("#767676", 4.54),
            ("#777777", 4.48),
            ("#ff0000", 4.0),
        ] {
            let found = Colour::new(hex).unwrap().contrast(white);
            assert!((found - expected).abs() < 0.005, "{hex}: {found}");
        }
    }

    #[test]
    fn paper_asks_for_more_than_white_and_a_darker_shade_is_found() {
        let white = Colour([255; 3]);
        for hex in ["#767676", "#d64545", "#ffcc00", "#ffffff", "#0088ff"] {
            let colour = Colour::new(hex).unwrap();
            assert!(!colour.is_readable(), "{hex}");
            let darker = colour.darkened();
            assert!(darker.is_readable() && darker.contrast(white) >= LEAST_CONTRAST, "{hex}");
            assert!(darker.contrast(PAPER) < LEAST_CONTRAST + 0.2, "{hex}");
        }
        let lacquer = Colour::new("#8a1c1c").unwrap();
        assert!(lacquer.is_readable());
        assert_eq!(lacquer.darkened(), lacquer);
    }
}
