//! The lines of HTML with which another site shows the page.

/// An iframe with its title, and the script that makes it as high as what it shows; a page that leaves the script out
/// keeps the height given here, in px.
pub fn snippet(page: &str, script: &str, title: &str, height: u32) -> String {
    let (page, script, title) = (escape(page), escape(script), escape(title));
    format!(
        "<iframe src=\"{page}\" title=\"{title}\" loading=\"lazy\" width=\"100%\" height=\"{height}\" style=\"border:0\"></iframe>\n\
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
    }
}
