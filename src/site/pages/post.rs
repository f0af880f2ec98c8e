//! News and good deeds (tin; người tốt, việc tốt): each piece as a page, and the list of those of all years.

use serde_json::{Value, json};

use crate::diagnostic::Line;
use crate::edition::Edition;
use crate::model::{Post, PostKind};
use crate::site::frame::{About, Frame, filled, name_is_vietnamese};
use crate::site::spot::Spot;
use crate::site::words::Words;
use crate::site::{address, narrative};

/// The posts of every plan, the newest first, each with its plan.
pub fn published<'e>(frame: &Frame<'e>) -> Vec<(&'e Edition<'e>, &'e Post)> {
    let mut posts: Vec<_> = frame
        .editions
        .iter()
        .flat_map(|edition| edition.plan.posts.iter().map(|post| (*edition, post)))
        .collect();
    posts.sort_by(|(_, a), (_, b)| (b.date, &a.name).cmp(&(a.date, &b.name)));
    posts
}

/// What a kind of post is called.
fn kind(words: &Words, kind: PostKind) -> String {
    words.word(match kind {
        PostKind::News => "post_news",
        PostKind::GoodDeed => "post_good_deed",
    })
}

/// A post in a list.
fn line(spot: &Spot, post: &Post) -> Value {
    let words = spot.words();
    json!({
        "title": *post.title,
        "summary": *post.summary,
        "kind": kind(words, post.kind),
        "date": post.date,
        "day": words.short_day(post.date),
        "href": spot.page(&address::post(&post.name)),
    })
}

/// The newest posts, for the first page.
pub fn newest(frame: &Frame, spot: &Spot) -> Vec<Value> {
    const MOST: usize = 3;
    published(frame).iter().take(MOST).map(|(_, post)| line(spot, post)).collect()
}

/// The page of a post, by its place among [`published`].
pub fn page(frame: &Frame, spot: &Spot, posts: &[(&Edition, &Post)], at: usize) -> Option<Value> {
    let (edition, post) = *posts.get(at)?;
    let words = spot.words();
    let mut shell = frame.page(
        spot,
        None,
        &[(words.word("posts"), address::POSTS.to_owned())],
        &About {
            name: &post.title,
            of: &frame.agency.site_title,
            // What a machine shows of it is what its author says it is about.
            description: &post.summary,
        },
    );
    name_is_vietnamese(&mut shell);
    let unit = post.unit.as_ref().map(|id| {
        let has_page = edition.units.iter().any(|view| view.unit.id == id.value);
        let unit = edition.workspace.units().find(|unit| unit.id == id.value);
        json!({
            "name": unit.map_or(id.value.as_str(), |unit| &unit.name),
            "href": has_page.then(|| spot.page(&address::unit(edition, &id.value))),
        })
    });
    let neighbour = |at: Option<usize>| {
        let (_, post) = posts.get(at?)?;
        Some(line(spot, post))
    };
    Some(filled(
        shell,
        json!({
            "post": line(spot, post),
            "day": words.day(post.date),
            "unit": unit,
            "body": narrative::piece(&post.blocks, spot, &edition.plan.address),
            "newer": neighbour(at.checked_sub(1)),
            "older": neighbour(at.checked_add(1)),
        }),
    ))
}

/// The list of posts: good deeds, then news.
pub fn list(frame: &Frame, spot: &Spot, posts: &[(&Edition, &Post)]) -> Value {
    let words = spot.words();
    let shell = frame.of_site(spot, &words.word("posts"), Line::new("posts_description"));
    let groups = [(PostKind::GoodDeed, "viec_tot"), (PostKind::News, "tin")];
    let groups = groups.map(|(of, anchor)| {
        let own = posts.iter().filter(|(_, post)| post.kind == of);
        json!({
            "name": kind(words, of),
            "anchor": anchor,
            "posts": own.map(|(_, post)| line(spot, post)).collect::<Vec<Value>>(),
        })
    });
    filled(shell, json!({"groups": groups}))
}
