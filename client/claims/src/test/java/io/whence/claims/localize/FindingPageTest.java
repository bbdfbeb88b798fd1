package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
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

    @Test
    void a_page_on_nobody_says_why() throws IOException {
        Finding finding = strikes.withCopies(Strikes.rows(99).subList(0, 100));
        assertThat(FindingPage.html(finding.json().text()))
                .contains("The leak came from no recorded copy: most leaked rows are in no delivered copy.")
                .contains("no chance of naming an innocent can be proved");
    }

    @Test
    void names_cannot_break_the_page() throws IOException {
        Finding finding = strikes.withOpenings(strikes.sample(3, 500, new Random(1)));
        String json = finding.json().text().replace("c-03", "<script>");
        assertThat(FindingPage.html(json)).doesNotContain("<script>").contains("&lt;script&gt;");
    }
}
