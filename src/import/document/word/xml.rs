//! Elements of a Word file, by their names.

use roxmltree::{Document, Node, ParsingOptions};

use super::super::package::xml_broken;
use crate::diagnostic::Diagnostic;

/// The name spaces of the elements: of the files that Word writes, and of those in the strict form.
const SPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The most nodes of a part.
const MAX_NODES: u32 = 3_000_000;

/// Parses a part. Declarations of types are refused, and with them everything that they could name.
pub fn parse<'x>(part: &str, text: &'x str) -> Result<Document<'x>, Diagnostic> {
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| xml_broken(part, error))
}

/// Whether a node is the element of this name.
pub fn is(node: Node, name: &str) -> bool {
    let tag = node.tag_name();
    node.is_element()
        && tag.name() == name
        && tag.namespace().is_some_and(|space| SPACES.contains(&space))
}

/// The name of an element, if it is one of Word's.
pub fn name<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let tag = node.tag_name();
    let own = node.is_element() && tag.namespace().is_some_and(|space| SPACES.contains(&space));
    own.then_some(tag.name())
}

/// The first child of a name.
pub fn child<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Option<Node<'a, 'x>> {
    node.children().find(|child| is(*child, name))
}

/// Every child of a name.
pub fn children<'a, 'x: 'a>(
    node: Node<'a, 'x>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'x>> {
    node.children().filter(move |child| is(*child, name))
}

/// An attribute.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    SPACES.iter().find_map(|space| node.attribute((*space, name)))
}

/// The `val` of a child.
pub fn value(node: Node, name: &str) -> Option<String> {
    attribute(child(node, name)?, "val").map(str::to_owned)
}

/// Whether a switch such as `<w:b/>` is on.
pub fn is_on(node: Node) -> bool {
    !matches!(attribute(node, "val"), Some("0" | "false" | "off" | "none"))
}

/// Whether a child that is a switch is on; `None` if there is none.
pub fn switch(node: Node, name: &str) -> Option<bool> {
    child(node, name).map(is_on)
}
