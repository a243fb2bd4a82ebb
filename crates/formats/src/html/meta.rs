//! What a page says of itself outside of its text: JSON-LD, Open Graph, meta elements.

use super::dom::{self, attr, name};
use super::linked;
use crate::page::{Known, chars, labels, names, source, time};
use chrono::FixedOffset;
use gaotai_article::slip::{Author, AuthorRole, BylinePlace, Code, Instant, Source, SourceKind, Term};
use markup5ever_rcdom::Handle;
use serde_json::Value;

/// The meta elements of a page: names in lower case.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(page: &Handle) -> Metas {
        let read = |node: &Handle| {
            let key = ["property", "name", "itemprop"]
                .iter()
                .map(|key| attr(node, key))
                .find(|key| !key.is_empty())?;
            let content = attr(node, "content").trim().to_owned();
            (!content.is_empty()).then(|| (key.trim().to_ascii_lowercase(), content))
        };
        Metas(dom::find_all(page, &|node| name(node) == "meta").iter().filter_map(read).collect())
    }

    fn first(&self, keys: &[&str]) -> Option<&str> {
        keys.iter()
            .find_map(|key| self.0.iter().find(|(name, _)| name == key))
            .map(|(_, value)| value.as_str())
    }

    fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Reads what the page says; `html` is its source, for the address that browsers note on saving.
pub(crate) fn read(page: &Handle, html: &str, offset: FixedOffset) -> Known {
    let metas = Metas::of(page);
    let mut known = Known { web: true, ..Known::default() };
    let scripts: Vec<String> = dom::find_all(page, &|node| {
        name(node) == "script" && attr(node, "type").eq_ignore_ascii_case("application/ld+json")
    })
    .iter()
    .map(dom::raw_text)
    .collect();
    let address = address(page, &metas, html);
    let article = linked::find(&scripts);
    if let Some(article) = &article {
        from_article(article, &mut known, address.as_deref(), offset);
    }
    times(&metas, &mut known, offset);
    weak(&metas, &mut known, address.as_deref());
    let title = article.as_ref().and_then(|article| article["headline"].as_str()).map(str::to_owned);
    let whole = dom::find(page, &|node| name(node) == "title").map(|node| dom::text(&node));
    known.title = title
        .or_else(|| metas.first(&["og:title", "articletitle", "twitter:title"]).map(str::to_owned))
        .map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|title| without_site(&title))
        .or_else(|| whole.as_deref().map(without_site))
        .filter(|title| !title.is_empty());
    known.weak.language = language(page).unwrap_or_default();
    known.slip.codes.extend(xinhua_code(&metas, address.as_deref()));
    known
}

fn from_article(article: &Value, known: &mut Known, address: Option<&str>, offset: FixedOffset) {
    linked::apply(article, &mut known.slip);
    let slip = &mut known.slip;
    let loose = |key: &str| {
        article[key].as_str().and_then(|text| time::parse(text, offset)).map(|stamp| stamp.instant)
    };
    known.weak.published_at = loose("datePublished");
    known.weak.updated_at = loose("dateModified");
    let publisher = ["publisher", "sourceOrganization"]
        .iter()
        .find_map(|key| article[*key]["name"].as_str().or_else(|| article[*key][0]["name"].as_str()));
    if let (None, Some(publisher)) = (&slip.source, publisher) {
        known.weak.source = Some(reprint(publisher, address));
    }
    let house = |author: &Author| {
        publisher.is_some_and(|publisher| publisher.eq_ignore_ascii_case(&author.name))
            || author.name.starts_with("http")
    };
    slip.authors.retain(|author| !house(author));
    slip.authors
        .iter_mut()
        .for_each(|author| author.name = names::capitals(author.name.trim_start_matches("By ")));
    // Many sites give their language as a locale.
    slip.language = slip.language.replace('_', "-");
    known.summary = article["description"].as_str().map(str::to_owned);
}

fn reprint(name: &str, address: Option<&str>) -> Source {
    Source {
        id: None,
        name: name.trim().to_owned(),
        url: address.map(str::to_owned),
        kind: SourceKind::Reprint,
    }
}

fn times(metas: &Metas, known: &mut Known, offset: FixedOffset) {
    let read = |keys: &[&str]| -> (Option<Instant>, Option<Instant>) {
        let Some(text) = metas.first(keys) else { return (None, None) };
        let sure = Instant::parse_from_rfc3339(text.trim()).ok();
        let weak = time::parse(text, offset).map(|stamp| stamp.instant);
        (sure, weak)
    };
    let (sure, weak) = read(&[
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "publishdate",
        "pubdate",
        "publish_time",
        "date",
        "dc.date",
        "dcterms.created",
        "firstpublishedtime",
        "og:release_date",
        "parsely-pub-date",
        "publication_date",
        "sailthru.date",
    ]);
    known.slip.published_at = known.slip.published_at.or(sure);
    known.weak.published_at = known.weak.published_at.or(weak);
    let (sure, weak) =
        read(&["article:modified_time", "og:updated_time", "datemodified", "lastmodified", "last-modified"]);
    known.slip.updated_at = known.slip.updated_at.or(sure);
    known.weak.updated_at = known.weak.updated_at.or(weak);
    // Sites write the same moment twice.
    if known.slip.updated_at == known.slip.published_at {
        known.slip.updated_at = None;
    }
    if known.weak.updated_at == known.weak.published_at {
        known.weak.updated_at = None;
    }
}

fn weak(metas: &Metas, known: &mut Known, address: Option<&str>) {
    let named = metas
        .first(&["source", "contentsource", "mediaid", "og:article:source", "article:source"])
        .map(|text| {
            let text = text.trim();
            ["来源：", "来源:", "文章来源："]
                .iter()
                .find_map(|label| text.strip_prefix(label))
                .unwrap_or(text)
                .trim()
        });
    let site = metas.first(&["og:site_name", "application-name"]);
    if let Some(name) = named.filter(|name| !name.is_empty() && chars::length(name) <= 40) {
        known.weak.source = Some(reprint(name, address));
    } else if let (None, Some(site)) = (&known.weak.source, site) {
        known.weak.source = Some(reprint(site, address));
    }
    let words: Vec<String> = metas.all("article:tag").map(str::to_owned).collect();
    known.weak.keywords = match metas.first(&["keywords", "news_keywords"]) {
        Some(text) => labels::words(text),
        None => words,
    };
    if let Some(name) = metas.first(&["article:section", "columnname", "og:article:section"]) {
        known.weak.channel = Some(Term { id: String::new(), name: name.to_owned() });
    }
    let publisher = known.weak.source.as_ref().map(|source| source.name.clone());
    let author =
        metas.first(&["author", "article:author", "dc.creator", "parsely-author", "og:article:author"]);
    if let Some(people) =
        author.filter(|name| Some(*name) != site && Some(*name) != publisher.as_deref()).and_then(authors)
    {
        known.weak.authors = people;
    }
    if known.summary.is_none() {
        known.summary = metas.first(&["description", "og:description"]).map(str::to_owned);
    }
}

/// People only: sites write their own name or that of a program here.
fn authors(text: &str) -> Option<Vec<Author>> {
    let text = text.trim().trim_start_matches("By ");
    let people = names::list(text)?;
    let person = |name: &String| {
        let plain = names::looks_like_person(name) || (chars::han(name) == 0 && name.contains(' '));
        plain && !source::is_medium(name)
    };
    people.iter().all(person).then(|| {
        let author =
            |name| Author { name, role: AuthorRole::Reporter, place: BylinePlace::Head, ..Author::default() };
        people.into_iter().map(author).collect()
    })
}

/// The page's own address: canonical, Open Graph, or what the browser wrote on saving.
fn address(page: &Handle, metas: &Metas, html: &str) -> Option<String> {
    let link =
        dom::find(page, &|node| name(node) == "link" && attr(node, "rel").eq_ignore_ascii_case("canonical"));
    let saved = || {
        let start = html.find("saved from url=(")?;
        let rest = html[start..].split_once(')')?.1;
        rest.split_once("-->").map(|(url, _)| url.trim().to_owned())
    };
    link.map(|link| attr(&link, "href"))
        .filter(|url| url.starts_with("http"))
        .or_else(|| metas.first(&["og:url", "url"]).filter(|url| url.starts_with("http")).map(str::to_owned))
        .or_else(saved)
        .filter(|url| crate::hold::safe_address(url))
}

/// The number of a page of Xinhua, ten digits: in its address (`c_1129352523.htm`) and first
/// in its `publishid`.
fn xinhua_code(metas: &Metas, address: Option<&str>) -> Option<Code> {
    let ten = |text: &str| text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    let named = address.filter(|url| url.contains("xinhuanet.com") || url.contains("news.cn"));
    let in_address =
        named.and_then(|url| url.rsplit_once("/c_")).and_then(|(_, rest)| rest.split('.').next());
    let in_meta = metas.first(&["publishid"]).and_then(|id| id.split('.').next());
    let value = in_address.filter(|value| ten(value)).or(in_meta.filter(|value| ten(value)))?;
    Some(Code { scheme: "xinhua-c".to_owned(), value: value.to_owned() })
}

/// The title without the name of the site behind it.
fn without_site(title: &str) -> String {
    let title = title.trim();
    for sign in ["_", "|", "｜", " - ", " – ", " — ", "--", "-", "–"] {
        let Some((front, back)) = title.rsplit_once(sign) else { continue };
        let front_first = title.split(sign).next().unwrap_or(front);
        let back = back.trim();
        let section =
            matches!(sign, "_" | "|" | "｜" | "--") && chars::length(back) <= 6 && chars::han(back) > 0;
        let latin = chars::han(back) == 0 && sign != "-" && back.split_whitespace().count() <= 4;
        let site = source::is_medium(back) || section || latin;
        if matches!(sign, "_" | "|" | "｜") && chars::length(front_first) >= 6 {
            return front_first.trim().to_owned();
        }
        if site && chars::length(front) >= 4 {
            return without_site(front.trim_end_matches(['-', '_', ' ']));
        }
    }
    title.to_owned()
}

/// The language that the page names, when it is a full one; `zh` alone does not tell the script.
fn language(page: &Handle) -> Option<String> {
    let html = dom::find(page, &|node| name(node) == "html")?;
    let tag = attr(&html, "lang").trim().replace('_', "-");
    let plain =
        tag.len() >= 2 && tag.len() <= 12 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    // Templates of Chinese sites keep the "en" of their framework.
    let told = if primary == "zh" { tag.contains('-') } else { primary != "en" };
    (plain && told).then_some(tag)
}
