//! The error summary names the field that each of its lines is about, by what the page itself calls that field.
//!
//! The summary stands above the fields, and a page writes them after it: so it leaves a slot in each line
//! (`macros.html`), and the slots are filled once the whole page is written. What the summary says is thereby always what
//! stands by the field, on every form of every page.

const SLOT: &str = "<span data-names=\"";
const SLOT_END: &str = "\"></span>";

/// The page with each slot filled; a field that the page does not name leaves nothing.
pub fn filled(page: String) -> String {
    if !page.contains(SLOT) {
        return page;
    }
    let mut parts = page.split(SLOT);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (field, rest) = part.split_once(SLOT_END).unwrap_or(("", part));
        if let Some(name) = name_of(&page, field) {
            whole.push_str(&before_message(&name));
        }
        whole.push_str(rest);
    }
    whole
}

/// What follows a question needs no colon.
fn before_message(name: &str) -> String {
    let name = name.trim_end_matches(':');
    if name.ends_with(['?', '!', '.']) { format!("{name} ") } else { format!("{name}: ") }
}

/// What the page calls a field: by the legend where it is a group, else by its label. Where other fields are called the
/// same, the legend of the group around it comes before.
fn name_of(page: &str, field: &str) -> Option<String> {
    let (before, after) = page.split_once(&format!(" id=\"{field}\""))?;
    let (before, opening) = before.rsplit_once('<')?;
    let (rest, inside) = after.split_once('>')?;
    let group = || group_around(before).and_then(legend);
    let is_group = opening.split_whitespace().next() == Some("fieldset");
    let is_one_of_a_group = [opening, rest].iter().any(|part| part.contains(" type=\"radio\""));
    let name = if is_group {
        legend(inside)?
    } else if is_one_of_a_group {
        group()?
    } else if let Some((_, label)) = page.split_once(&format!("<label for=\"{field}\"")) {
        let inside = label.split_once('>')?.1.split_once("</label>")?.0;
        let name = words(inside);
        let is_shared = page.matches(&format!(">{inside}</label>")).nth(1).is_some();
        match group().filter(|_| is_shared) {
            Some(group) => format!("{group}, {name}"),
            None => name,
        }
    } else {
        [opening, rest]
            .iter()
            .find_map(|part| part.split_once(" aria-label=\""))?
            .1
            .split_once('"')?
            .0
            .to_owned()
    };
    Some(name).filter(|name| !name.is_empty())
}

/// What follows the nearest group that is still open at the end of this.
fn group_around(before: &str) -> Option<&str> {
    let mut closed = 0_u32;
    for (place, _) in before.rmatch_indices("fieldset") {
        let (start, inside) = before.split_at(place);
        if start.ends_with("</") {
            closed += 1;
        } else if start.ends_with('<') {
            if closed == 0 {
                return Some(inside);
            }
            closed -= 1;
        }
    }
    None
}

/// The words of the legend that comes first, before another group begins.
fn legend(inside: &str) -> Option<String> {
    let (before, legend) = inside.split_once("<legend")?;
    if before.contains("<fieldset") || before.contains("</fieldset") {
        return None;
    }
    Some(words(legend.split_once('>')?.1.split_once("</legend>")?.0))
}

/// The words of a label without its marks: elements go, but for those that say in which language something is. What is
/// said beside the name (that a field is optional, that a text is missing) is no part of it.
fn words(inside: &str) -> String {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Span {
        Kept,
        Bare,
        Dropped,
    }
    let mut open: Vec<Span> = Vec::new();
    let mut said = String::new();
    for (number, part) in inside.split('<').enumerate() {
        let (tag, text) = if number == 0 { ("", part) } else { part.split_once('>').unwrap_or(("", "")) };
        if tag == "/span" {
            if open.pop() == Some(Span::Kept) && !open.contains(&Span::Dropped) {
                said.push_str("</span>");
            }
        } else if tag.starts_with("span") {
            let is_beside = ["class=\"tag", "class=\"optional"].iter().any(|mark| tag.contains(mark));
            let span = match (is_beside, tag.contains(" lang=")) {
                (true, _) => Span::Dropped,
                (false, true) => Span::Kept,
                (false, false) => Span::Bare,
            };
            open.push(span);
            if span == Span::Kept && !open.contains(&Span::Dropped) {
                said.push('<');
                said.push_str(tag);
                said.push('>');
            }
        }
        if !open.contains(&Span::Dropped) {
            said.push_str(text);
        }
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(field: &str, form: &str) -> String {
        let page =
            format!("<a href=\"#{field}\">{SLOT}{field}{SLOT_END}Fill this in.</a><form>{form}</form>");
        let page = filled(page);
        page.split_once("\">").unwrap().1.split_once("</a>").unwrap().0.to_owned()
    }

    #[test]
    fn a_field_is_called_by_its_label() {
        let form = r#"<label for="name">Name <span class="optional">(optional)</span></label><input id="name" name="name">"#;
        assert_eq!(line("name", form), "Name: Fill this in.");
        let question = r#"<label for="who">Who comes?</label><textarea class="x" id="who"></textarea>"#;
        assert_eq!(line("who", question), "Who comes? Fill this in.");
        let cell =
            r#"<td><input class="short" id="f.min" name="f.min" aria-label="Value 2, the least"></td>"#;
        assert_eq!(line("f.min", cell), "Value 2, the least: Fill this in.");
    }

    #[test]
    fn a_label_keeps_its_languages_and_loses_its_marks() {
        let form = "<label for=\"title.sv\"><span class=\"unseen\">Title: </span><span lang=\"sv\" dir=\"ltr\">svenska</span> \
            <span class=\"tag missing\">missing <b>here</b></span></label>\n<input id=\"title.sv\">";
        assert_eq!(
            line("title.sv", form),
            "Title: <span lang=\"sv\" dir=\"ltr\">svenska</span>: Fill this in."
        );
    }

    #[test]
    fn a_group_is_called_by_its_legend_and_so_is_each_of_its_choices() {
        let form = r#"<fieldset id="kind" tabindex="-1"><legend>Kind</legend><input type="radio" id="kind.a" name="kind">
            <label for="kind.a">A</label></fieldset><fieldset><legend>Other</legend><input type="radio" id="other.a"></fieldset>"#;
        assert_eq!(line("kind", form), "Kind: Fill this in.");
        assert_eq!(line("other.a", form), "Other: Fill this in.");
        let nested = r#"<fieldset><legend>Around</legend><fieldset><legend>Within</legend></fieldset><input type="radio" id="x"></fieldset>"#;
        assert_eq!(line("x", nested), "Around: Fill this in.");
    }

    #[test]
    fn fields_that_are_called_the_same_are_told_apart_by_their_group() {
        let part = |number: u32| {
            format!(
                "<fieldset class=\"part\"><legend>Step {number}</legend><label for=\"on.{number}\">Day</label>\
                 <input id=\"on.{number}\"></fieldset>"
            )
        };
        assert_eq!(line("on.2", &[part(1), part(2)].concat()), "Step 2, Day: Fill this in.");
        assert_eq!(line("on.1", &part(1)), "Day: Fill this in.");
    }

    #[test]
    fn what_the_page_does_not_name_leaves_nothing() {
        assert_eq!(line("none", "<input id=\"other\">"), "Fill this in.");
        assert_eq!(line("none", "<input id=\"none\">"), "Fill this in.");
        assert_eq!(
            line("none", "<fieldset id=\"none\"></fieldset><fieldset><legend>No</legend></fieldset>"),
            "Fill this in."
        );
        let page = "<p>Nothing to mend</p>".to_owned();
        assert_eq!(filled(page.clone()), page);
    }
}
