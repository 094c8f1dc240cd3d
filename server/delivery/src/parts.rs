//! How many parts a text message is sent in, and so what it costs.

/// The basic alphabet (3GPP TS 23.038, 6.2.1), without the escape to the extension.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// The extension (6.2.1.1): each takes two places, which stay together in one part.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// Places of a message that fits into one part, and of each part of one that does not, whose first places say
/// which part it is (3GPP TS 23.040, 9.2.3.24.1).
struct Room {
    alone: usize,
    joined: usize,
}

const GSM_7: Room = Room { alone: 160, joined: 153 };
const UCS_2: Room = Room { alone: 70, joined: 67 };

/// The parts in which a text is sent: in the alphabet of GSM where that has all of its letters, otherwise in
/// UCS-2, in which a part is less than half as long. One letter such as "č", "đ" or "ŋ" is enough for that.
pub fn sms_parts(text: &str) -> usize {
    match gsm_places(text) {
        Some(places) => parts(&places, &GSM_7),
        None => parts(&text.chars().map(char::len_utf16).collect::<Vec<_>>(), &UCS_2),
    }
}

/// Whether the alphabet of GSM has all of its letters.
pub(crate) fn is_gsm(text: &str) -> bool {
    gsm_places(text).is_some()
}

/// The places that each letter takes; `None` where the alphabet of GSM lacks one.
fn gsm_places(text: &str) -> Option<Vec<usize>> {
    let places = |c: char| {
        if BASIC.contains(c) { Some(1) } else { EXTENSION.contains(c).then_some(2) }
    };
    text.chars().map(places).collect()
}

fn parts(places: &[usize], room: &Room) -> usize {
    if places.iter().sum::<usize>() <= room.alone {
        return 1;
    }
    let mut count = 1;
    let mut taken = 0;
    for place in places {
        // A letter of two places is not torn apart.
        if taken + place > room.joined {
            count += 1;
            taken = 0;
        }
        taken += place;
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_alphabet_has_127_letters_and_ten_more() {
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENSION.chars().count(), 10);
    }

    #[test]
    fn a_message_is_as_many_parts_as_the_standard_says() {
        for (text, expected) in [
            (String::new(), 1),
            ("ä".repeat(160), 1),
            ("ä".repeat(161), 2),
            ("a".repeat(306), 2),
            ("a".repeat(307), 3),
            ("€".repeat(80), 1),
            ("€".repeat(81), 2),
            // 76 fit into a part of 153: the half place that is left stays empty.
            ("€".repeat(152), 2),
            ("€".repeat(153), 3),
            ("č".repeat(70), 1),
            ("č".repeat(71), 2),
            ("č".repeat(134), 2),
            ("č".repeat(135), 3),
            // One letter outside the alphabet makes all of them long.
            (format!("{}ŋ", "a".repeat(70)), 2),
            // Two units each, of which 33 pairs fit into a part of 67.
            ("🙂".repeat(35), 1),
            ("🙂".repeat(66), 2),
            ("🙂".repeat(67), 3),
        ] {
            assert_eq!(sms_parts(&text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn more_text_is_never_fewer_parts(text in ".{0,400}", more in ".{0,40}") {
            let longer = [text.as_str(), more.as_str()].concat();
            prop_assert!(sms_parts(&longer) >= sms_parts(&text));
        }

        #[test]
        fn sami_letters_are_counted_in_ucs_2(text in "[a-zčđŋšŧž]{1,400}") {
            let units = text.encode_utf16().count();
            let parts = if text.is_ascii() {
                if units <= 160 { 1 } else { units.div_ceil(153) }
            } else if units <= 70 {
                1
            } else {
                units.div_ceil(67)
            };
            prop_assert_eq!(sms_parts(&text), parts);
        }
    }
}
