use domain::indicator::Decimal;
use domain::violation::Arg;
use domain::{Code, Violation, Violations};
use proptest::prelude::*;

use super::*;

const LIMITS: Limits = Limits { bytes: 4_096, rows: 5, columns: 4 };

fn table(text: &str) -> Table {
    read(text.as_bytes(), &[], &LIMITS).unwrap()
}

fn violations(bytes: impl AsRef<[u8]>, required: &[&str]) -> Violations {
    read(bytes.as_ref(), required, &LIMITS).unwrap_err()
}

/// What a row says: its number and its cells in the order of the header.
fn said(table: &Table) -> Vec<(usize, Vec<String>)> {
    let cells = |row: Row<'_>| table.header().map(|name| row.get(name).unwrap().to_owned()).collect();
    table.rows().map(|row| (row.number(), cells(row))).collect()
}

mod writing {
    use super::*;

    #[test]
    fn programs_get_what_rfc_4180_says() {
        let rows = [
            [Cell::from("Áile \"Ájja\" Čáhppe"), Cell::Whole(-3), Cell::Hundredths(-5)],
            [Cell::from("a,b;c\r\nd"), Cell::Whole(i64::MIN), Cell::Hundredths(123_456)],
        ];
        assert_eq!(
            write(Dialect::Plain, ["Nimi", "Määrä", "Summa"], rows),
            "\"Nimi\",\"Määrä\",\"Summa\"\r\n\
             \"Áile \"\"Ájja\"\" Čáhppe\",-3,-0.05\r\n\
             \"a,b;c\r\nd\",-9223372036854775808,1234.56\r\n"
        );
    }

    #[test]
    fn excel_gets_what_it_opens_in_finland() {
        let rows =
            [[Cell::from("Ŋuorra"), Cell::Hundredths(15_000)], ["".into(), Cell::Hundredths(i64::MIN)]];
        assert_eq!(
            write(Dialect::Excel, ["Nimi", "€"], rows),
            "\u{feff}\"Nimi\";\"€\"\r\n\"Ŋuorra\";150,00\r\n\"\";-92233720368547758,08\r\n"
        );
    }

    #[test]
    fn a_number_has_its_own_decimals() {
        let number = |text| Cell::Number(Decimal::parse_plain(text).unwrap());
        let rows = [[number("-66.6667"), number("12")]];
        assert_eq!(write(Dialect::Excel, ["a", "b"], rows.clone()), "\u{feff}\"a\";\"b\"\r\n-66,6667;12\r\n");
        assert_eq!(write(Dialect::Plain, ["a", "b"], rows), "\"a\",\"b\"\r\n-66.6667,12\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_calculate_is_guarded_and_nothing_else() {
        for dangerous in
            ["=1+1", "+358 40", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]
        {
            let text = write(Dialect::Plain, [dangerous], [[Cell::from(dangerous)]]);
            assert_eq!(text, format!("\"'{dangerous}\"\r\n\"'{dangerous}\"\r\n"));
        }
        for harmless in ["", "1-2", "a=b", "'", "\"=1", "5 %"] {
            let text = write(Dialect::Plain, ["a"], [[Cell::from(harmless)]]);
            assert!(!text.contains("\"'") || harmless.starts_with('\''), "{text}");
        }
    }
}

mod reading {
    use super::*;

    #[test]
    fn separators_and_line_ends_are_what_the_file_has() {
        let expected =
            vec![(2, vec!["A1".to_owned(), "x, y; z".to_owned()]), (3, vec!["A2".into(), "".into()])];
        for text in [
            "alias,note\r\nA1,\"x, y; z\"\r\nA2,\r\n",
            "alias;note\nA1;\"x, y; z\"\nA2;",
            "alias\tnote\rA1\tx, y; z\rA2\t\r",
            "\u{feff}\"alias\";\"note\"\n A1 ;\"x, y; z\"\nA2; \n",
            "\"alias\",\"note\"\nA1,\"x, y; z\"\nA2,\"\"\n",
        ] {
            assert_eq!(said(&table(text)), expected, "{text:?}");
        }
        // A header in quotes may hold the others.
        let quoted = table("\"a; b; c\",d\nx,y\n");
        assert_eq!(quoted.header().collect::<Vec<_>>(), ["a; b; c", "d"]);
        // One column and no separator: what is inside stays inside.
        assert_eq!(said(&table("place\nInari, Siida\n")), [(2, vec!["Inari, Siida".to_owned()])]);
    }

    #[test]
    fn columns_are_found_whatever_their_case() {
        let table = read("Muu; SÄHKÖPOSTI \nx;y\n".as_bytes(), &["sähköposti"], &LIMITS).unwrap();
        let row = table.rows().next().unwrap();
        assert_eq!(row.get("Sähköposti"), Some("y"));
        assert_eq!(row.get("alias"), None);
        assert_eq!(row.place("sähköposti"), ["file", "2", "sähköposti"]);
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        // 1 blank, 2 the header, 3 two lines, 4 to 6 blank, 7.
        let text = "\r\nalias;note\r\nA1;\"x\r\ny\"\r\n\r\n;\r\n \r\nA2;z\r\n;;;\r\n";
        let read = table(text);
        assert_eq!(
            said(&read),
            [(3, vec!["A1".to_owned(), "x\ny".into()]), (7, vec!["A2".into(), "z".into()])]
        );
        assert_eq!(read.rows().len(), 2);
    }

    #[test]
    fn blank_cells_to_the_right_are_nothing() {
        assert_eq!(said(&table("a;b;;\n1;2;;\n3;4\n5;6; ;;;\n")).len(), 3);
    }

    #[test]
    fn other_encodings_are_refused() {
        let refused = |row: usize| {
            Violation::new(Code::CsvNotUtf8, ["file", row.to_string().as_str()]).with("row", row)
        };
        let windows_1252 = b"alias;s\xe4hk\xf6posti\nA1;x\n".to_vec();
        let utf_16: Vec<u8> = "alias;note\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf_16.clone()).collect();
        for bytes in [windows_1252, utf_16, marked] {
            assert_eq!(violations(bytes, &[]), [refused(1)]);
        }
        let below = b"alias;note\nA1;x\nA2;s\xe4\n".to_vec();
        assert_eq!(violations(below, &[]), [refused(3)]);
    }

    #[test]
    fn columns_that_nobody_asks_for_may_be_called_anyhow() {
        let limits = Limits { bytes: 1_000, rows: 10, columns: 10 };
        let table = read_loosely(b",age,note,note\n7, old ,a,b\n", &limits).unwrap();
        let row = table.rows().next().unwrap();
        assert_eq!(row.cells().collect::<Vec<_>>(), ["7", "old", "a", "b"]);
        assert_eq!((row.get("age"), row.get("note")), (Some("old"), Some("a")));
        assert!(read(b",age\n7,old\n", &[], &limits).is_err());
    }

    #[test]
    fn too_much_is_refused() {
        let max = |code, place: &[&str], max: i64| {
            vec![Violation::new(code, place.iter().copied()).with("max", max)]
        };
        let long = format!("a\n{}\n", "x".repeat(LIMITS.bytes));
        assert_eq!(violations(long, &[]), max(Code::CsvTooLarge, &["file"], 4));
        assert_eq!(violations("a\n1\n2\n3\n4\n5\n6\n", &[]), max(Code::CsvTooManyRows, &["file"], 5));
        assert_eq!(table("a\n1\n2\n3\n4\n5\n\n \n").rows().len(), 5);
        assert_eq!(violations("a,b,c,d,e\n", &[]), max(Code::CsvTooManyColumns, &["file", "1"], 4));
        assert_eq!(table("a,b,c,d,,,\n").header().count(), 4);
        let rows: String = (0..200).map(|_| "1\n").collect();
        let limits = Limits { rows: 1_000, ..LIMITS };
        assert_eq!(read(format!("a,b\n{rows}").as_bytes(), &[], &limits).unwrap_err().len(), 100);
    }

    #[test]
    fn everything_wrong_with_a_header_is_told_at_once() {
        let column = |code, column: &str| Violation::new(code, ["file", "1", column]).with("column", column);
        let unnamed = Violation::new(Code::CsvColumnUnnamed, ["file", "1", "3"]).with("number", 3_i64);
        assert_eq!(
            violations("Alias;alias;;ALIAS \n", &["alias", "email"]),
            [column(Code::CsvColumnTwice, "alias"), unnamed, column(Code::CsvColumnMissing, "email")]
        );
        for empty in ["", "\u{feff}", "\r\n\n", ";;\n"] {
            assert_eq!(
                violations(empty, &["alias"]),
                [Violation::new(Code::CsvEmpty, ["file"])],
                "{empty:?}"
            );
        }
    }

    #[test]
    fn a_row_of_another_width_is_named() {
        let width = |row: &str, cells: i64| {
            let number = row.parse::<i64>().unwrap();
            let violation = Violation::new(Code::CsvRowWidth, ["file", row]).with("row", number);
            violation.with("cells", cells).with("columns", 2_i64)
        };
        assert_eq!(violations("a,b\n1\n1,2\n\n1,2,3\n", &[]), [width("2", 1), width("5", 3)]);
    }

    #[test]
    fn a_quotation_mark_without_a_pair_swallows_nothing_unseen() {
        let found = violations("a,b\n1,2\n3,\"4\n5,6\n", &[]);
        let [only] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((only.code, &only.args["row"]), (Code::CsvQuoteOpen, &Arg::Number(3)));
        assert_eq!(violations("a,\"b\n1,2\n", &[]).last().unwrap().code, Code::CsvQuoteOpen);
        assert_eq!(violations("a,b\n1,5\" putki\n", &[]).first().unwrap().code, Code::CsvQuoteOpen);
    }
}

/// Texts with more of what matters in a table than chance would give.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[a ,;\t\"'\r\n=+@＝-]{0,8}", "[čđŋšŧžáâäöå ]{0,8}"]
}

/// As a cell comes back: guarded, without the space around it, its lines ended one way.
fn comes_back(text: &str) -> String {
    let guard = if ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
        .iter()
        .any(|c| text.starts_with(*c))
    {
        "'"
    } else {
        ""
    };
    format!("{guard}{text}").replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

#[test]
fn what_is_compared_is_written_as_it_is() {
    let header = ["id", "Ikä, arvio"].map(str::to_owned);
    let rows = vec![["B\"C", "-30"].map(str::to_owned).to_vec(), ["D", "=65+"].map(str::to_owned).to_vec()];
    let written = write_exactly(&header, rows.clone());
    assert_eq!(written, "\"id\",\"Ikä, arvio\"\r\n\"B\"\"C\",\"-30\"\r\n\"D\",\"=65+\"\r\n");
    let table = read_loosely(written.as_bytes(), &LIMITS).unwrap();
    assert!(table.header().eq(header.iter().map(String::as_str)));
    assert_eq!(said(&table), [(2, rows[0].clone()), (3, rows[1].clone())]);
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        cells in prop::collection::vec([text(), text()], 0..8),
        excel: bool,
    ) {
        let dialect = if excel { Dialect::Excel } else { Dialect::Plain };
        // Zero bytes are not read.
        let cells: Vec<[String; 2]> = cells.into_iter().map(|row| row.map(|cell| cell.replace('\0', ""))).collect();
        let written = write(dialect, ["Yksi", "kaksi"], cells.iter().map(|row| row.clone().map(Cell::from)));
        let limits = Limits { bytes: usize::MAX, rows: usize::MAX, columns: usize::MAX };
        let read = read(written.as_bytes(), &["YKSI", "Kaksi"], &limits).unwrap();
        let expected: Vec<(usize, Vec<String>)> = (2..)
            .zip(&cells)
            .map(|(number, row)| (number, row.iter().map(|cell| comes_back(cell)).collect::<Vec<_>>()))
            .filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        prop_assert_eq!(said(&read), expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..200), text().prop_map(String::into_bytes)],
    ) {
        if let Ok(table) = read(&bytes, &[], &LIMITS) {
            prop_assert!(table.rows().len() <= LIMITS.rows);
            said(&table);
        }
    }
}
