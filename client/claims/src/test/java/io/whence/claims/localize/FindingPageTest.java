package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingPageTest {
    private Strikes strikes;

    @BeforeAll
    void deliver(@TempDir Path folder) throws IOException {
        strikes = Strikes.deliver(folder, 2);
    }

    @Test
    void a_page_says_the_verdict_its_bound_and_its_limits() throws IOException {
        Finding finding = strikes.withOpenings(strikes.sample(3, 500, new Random(1)));
        String page = FindingPage.html(finding.json().text());
        assertThat(page)
                .contains("The leak came from c-03, or from the provider")
                .contains("Had c-03 not been involved")
                .contains("not the chance that anybody is innocent")
                .contains(finding.leak().sha256().hex());
        assertThat(page).isEqualTo(FindingPage.html(finding.json().text()));
    }

    /** XML parsers accept the drawing, and every copy of the table stands in it. */
    @Test
    void the_drawing_is_well_formed_and_has_a_bar_for_each_copy() throws Exception {
        Finding finding = strikes.withOpenings(strikes.sample(3, 500, new Random(1)));
        String page = FindingPage.html(finding.json().text());
        String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);
        var drawing = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(drawing.getElementsByTagName("g").getLength()).isEqualTo(Strikes.COPIES + 1);
        assertThat(drawing.getElementsByTagName("line").getLength()).isOne();
    }

    @Test
    void a_page_needs_nothing_from_outside() throws IOException {
        Finding finding = strikes.withOpenings(strikes.sample(3, 500, new Random(1)));
        assertThat(FindingPage.html(finding.json().text())).doesNotContain("http", "<script", "url(", "@import");
    }

    @Test
    void a_page_on_nobody_says_why() throws IOException {
        Finding finding = strikes.withCopies(Strikes.rows(99).subList(0, 100));
        assertThat(FindingPage.html(finding.json().text()))
                .contains("No recorded copy is shown to be the source: most leaked rows are in no delivered copy.")
                .contains("no chance of naming an innocent can be proved");
    }

    @Test
    void names_cannot_break_the_page() throws IOException {
        Finding finding = strikes.withOpenings(strikes.sample(3, 500, new Random(1)));
        String json = finding.json().text().replace("c-03", "<script>");
        assertThat(FindingPage.html(json)).doesNotContain("<script>").contains("&lt;script&gt;");
    }
}
