//! The lines of HTML with which another site shows the page, and which of the site's versions they can show.

/// Which versions of itself a site has: what its file `version.txt` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Versions {
    /// The one that the page is of.
    pub version: String,
    /// From the page's folder to that of the newest.
    pub root: String,
    /// Those that stay when a newer one comes, each in a folder of its own.
    pub kept: Vec<String>,
}

impl Versions {
    /// Reads the file: a word and what it says on each line. `None` for something else, such as a page that tells that
    /// there is no such file.
    pub fn read(file: &str) -> Option<Self> {
        let mut versions = Self::default();
        for (word, says) in file.lines().filter_map(|line| line.split_once(' ')) {
            match word {
                "version" => versions.version = says.into(),
                "root" => versions.root = says.into(),
                "kept" => versions.kept.push(says.into()),
                // Of a site newer than this page.
                _ => {}
            }
        }
        (!versions.version.is_empty() && !versions.root.is_empty()).then_some(versions)
    }

    /// The folder, from the page's, in which this version stays, if the site keeps it.
    pub fn fixed(&self) -> Option<String> {
        self.kept.contains(&self.version).then(|| format!("{}v/{}/", self.root, self.version))
    }
}

/// An iframe with its title, and the script that makes it as high as what it shows; a page that leaves the script out
/// keeps the height given here, in px.
pub fn snippet(page: &str, script: &str, title: &str, height: u32) -> String {
    let (page, script, title) = (escape(page), escape(script), escape(title));
    // `frameborder`, not a style: a host's policy may forbid styles that stand in attributes.
    format!(
        "<iframe src=\"{page}\" title=\"{title}\" loading=\"lazy\" width=\"100%\" height=\"{height}\" frameborder=\"0\"></iframe>\n\
         <script src=\"{script}\" async></script>"
    )
}

/// Text as the value of an attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_can_end_an_attribute() {
        let told = snippet(
            "https://a.no/?kommune=5501&tfr=0.2",
            "https://a.no/embed.js",
            "\"><script>x</script>",
            900,
        );
        assert!(told.contains("src=\"https://a.no/?kommune=5501&amp;tfr=0.2\""));
        assert!(told.contains("title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\""));
        assert_eq!(told.matches("<script").count(), 1);
        assert!(!told.contains("style="), "a host may forbid it");
    }

    #[test]
    fn a_version_is_fixed_where_the_site_keeps_it() {
        let read = |file| Versions::read(file).and_then(|versions| versions.fixed());
        assert_eq!(read("version 1-a\nroot ./\n"), None);
        assert_eq!(read("version 1-a\nroot ./\nkept 0-z\n"), None, "others alone");
        assert_eq!(read("version 1-a\nroot ./\nkept 0-z\nkept 1-a\n").as_deref(), Some("./v/1-a/"));
        assert_eq!(read("version 1-a\nroot ../../\nkept 1-a\n").as_deref(), Some("../../v/1-a/"));
        assert_eq!(Versions::read("<!doctype html>\n<title>404</title>"), None);
    }
}
