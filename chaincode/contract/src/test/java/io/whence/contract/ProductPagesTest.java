package io.whence.contract;

import static io.whence.contract.ClaimStory.ADJUSTER;
import static io.whence.contract.ClaimStory.APPROVER_2;
import static io.whence.contract.ClaimStory.EXCHANGE;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static io.whence.contract.ClaimStory.REGULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Template;
import io.whence.model.wire.DeclarationCodec;
import io.whence.model.wire.TemplateCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every product's page tells a claim; the claim is run on a ledger and comes to the amount that the page states, and
 * without any one of the things that the page brings in its support it is not proposed to be paid.
 */
class ProductPagesTest {
    private static final Path TEMPLATES = Path.of("../model/src/main/resources/products");
    private static final String CLAIM = "{'claim':'clm-9',";

    private final ClaimStory story = ClaimStory.begin();

    static Stream<String> products() throws IOException {
        return names(TEMPLATES, ".json").stream();
    }

    static Stream<Arguments> supports() throws IOException {
        return products()
                .flatMap(product -> ProductPage.of(product).support().map(name -> Arguments.of(product, name)));
    }

    @Test
    void every_product_has_a_page() throws IOException {
        assertThat(names(ProductPage.PAGES, ".md"))
                .isEqualTo(names(TEMPLATES, ".json"))
                .hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("products")
    void the_claim_on_a_product_s_page_comes_to_the_amount_it_states(String product) {
        ProductPage page = ProductPage.of(product);
        Json proposed = Story.answer(proposed(page));
        String worksheet = new FieldReader("", proposed)
                .object("claim")
                .object("proposal")
                .object("worksheet")
                .text("digest");
        FieldReader accepted =
                story.moved(APPROVER_2, "claim:decide", CLAIM + "'outcome':'ACCEPT','worksheet':'" + worksheet + "'}");
        assertThat(accepted.json("payableMinorUnits").text()).isEqualTo(page.block("due"));
    }

    @ParameterizedTest
    @MethodSource("supports")
    void without_what_its_page_brings_in_support_a_claim_is_not_proposed_to_be_paid(String product, String block) {
        assertThat(Story.refusal(proposed(ProductPage.of(product).without(block))))
                .matches("TERM_(UNANSWERED|BREACHED) term .*");
    }

    @ParameterizedTest
    @MethodSource("products")
    void a_cover_without_the_obligations_that_its_product_asks_for_is_refused(String product) {
        ProductPage page = ProductPage.of(product).without("obligations");
        assertThat(Story.refusal(story.story.add(HANDLER, "cover", "cov-9", cover(TemplateCodec.of(product), page))))
                .startsWith("TEMPLATE_DIFFERS body.obligations ");
    }

    @ParameterizedTest
    @MethodSource("products")
    void a_cover_that_leaves_out_the_limits_that_its_product_states_is_refused(String product) {
        ProductPage page = ProductPage.of(product);
        String bare = page.entries("items").stream()
                .map(item -> "{'id':'" + item.text("section") + "'}")
                .distinct()
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        String cover = cover(TemplateCodec.of(product), page)
                .replace(page.block("terms"), "{'currency':'CNY','sections':[" + bare + "]}");
        assertThat(Story.refusal(story.story.add(HANDLER, "cover", "cov-9", cover)))
                .matches("TEMPLATE_DIFFERS body.terms.sections.[A-Z-]+.[a-zA-Z]+ absent");
    }

    /** Tells the page's claim up to its proposal. */
    private Response proposed(ProductPage page) {
        Template template = TemplateCodec.of(page.product());
        insure(template, page);
        story.pass(Duration.ofDays(10));
        report(template, page);
        story.moved(HANDLER, "claim:register", CLAIM + "'reserveMinorUnits':100000}");
        story.moved(HANDLER, "claim:investigate", CLAIM + found(page) + "'appointee':'adjuster'}");
        page.blockIfPresent("answers")
                .ifPresent(terms -> story.moved(ADJUSTER, "claim:answer", CLAIM + "'terms':" + terms + "}"));
        story.moved(
                ADJUSTER,
                "claim:assess",
                CLAIM + "'cause':'stated','faults':[],'report':'" + ClaimStory.REPORT + "','items':"
                        + page.block("assessed") + "}");
        return story.call(HANDLER, "claim:propose", CLAIM + "'reasons':" + covered(page) + "}");
    }

    /** The copy arrives, the right is registered, the cover is bound, and what it obliges to is done. */
    private void insure(Template template, ProductPage page) {
        Story.answer(story.story.record(EXCHANGE, 2, Story.received("lender-03", "c-1")));
        page.blockIfPresent("certificate")
                .ifPresent(body -> story.story.added(EXCHANGE, "certificate", "cert-9", body));
        Optional<String> declared = page.blockIfPresent("declared");
        bound(declared.isPresent() ? "master-9" : "cov-9", cover(template, page));
        declared.ifPresent(own -> bound("cov-9", declaration(template, page, own)));
        page.entries("obligations").forEach(obligation -> {
            String who = obligation.text("by").equals("exchange") ? EXCHANGE : INSURED;
            Story.answer(story.call(
                    who,
                    "cover:fulfil",
                    "{'cover':'cov-9','obligation':'" + obligation.text("id") + "','evidence':'" + ClaimStory.REPORT
                            + "'}"));
        });
    }

    private void report(Template template, ProductPage page) {
        page.blockIfPresent("artefact").ifPresent(body -> story.story.added(EXCHANGE, "artefact", "art-9", body));
        String peril = template.sections().getFirst().perils().getFirst();
        Story.answer(story.call(
                EXCHANGE,
                "incident:report",
                "{'id':'inc-9','perils':['" + peril + "'],'discoveredAt':'2026-03-11T08:00:00Z'}"));
        page.blockIfPresent("coding").ifPresent(coding -> {
            Story.answer(story.call(EXCHANGE, "incident:verify", "{'incident':'inc-9'}"));
            Story.answer(story.call(EXCHANGE, "incident:classify", "{'incident':'inc-9','coding':" + coding + "}"));
        });
        story.moved(
                INSURED,
                "claim:notify",
                CLAIM + "'incident':'inc-9','cover':'cov-9','lossAt':'2026-03-10T00:00:00Z',"
                        + "'discoveredAt':'2026-03-11T08:00:00Z','copies':['c-1'],'evidence':" + evidence(page)
                        + ",'items':" + page.block("items") + "}");
    }

    private void bound(String id, String cover) {
        story.story.added(HANDLER, "cover", id, cover);
        Story.answer(story.story.peer.call(INSURED, "cover:bind", id));
    }

    /** What is claimed under a master is claimed under one of its declarations. */
    private static String declaration(Template template, ProductPage page, String own) {
        return DeclarationCodec.body("master-9", fields(cover(template, page)), fields(own))
                .text();
    }

    private static Json.Fields fields(String quoted) {
        return (Json.Fields) Json.parse(Story.quoted(quoted));
    }

    /** The adjuster's report is there in any case: answers and assessment rest on it. */
    private static String evidence(ProductPage page) {
        return page.blockIfPresent("evidence").orElse("[{'kind':'OTHER','digest':'" + ClaimStory.REPORT + "'}]");
    }

    private String found(ProductPage page) {
        return page.blockIfPresent("finding")
                .map(finding -> {
                    byte[] document =
                            Json.parse(finding.getBytes(StandardCharsets.UTF_8)).canonical();
                    byte[] incident = "inc-9".getBytes(StandardCharsets.UTF_8);
                    Response found = story.story.peer.submit(EXCHANGE, "claims:find", incident, document);
                    String digest = new FieldReader("", Story.answer(found)).text("digest");
                    Story.answer(story.story.peer.call(REGULATOR, "claims:concur", digest));
                    return "'finding':'" + digest + "',";
                })
                .orElse("");
    }

    private static String cover(Template template, ProductPage page) {
        return "{'product':'" + template.id() + "','insurer':'insurer','insured':'provider','trigger':'"
                + template.trigger() + "','from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z',"
                + "'reportingWindowDays':30,'jurisdiction':'CN-2015','subjects':['pv-1'],"
                + page.blockIfPresent("master")
                        .map(master -> "'master':" + master + ",")
                        .orElse("")
                + "'obligations':" + page.blockIfPresent("obligations").orElse("[]") + ",'terms':" + page.block("terms")
                + "}";
    }

    /** Each item under the clause of its section. */
    private static String covered(ProductPage page) {
        List<FieldReader> sections = new FieldReader(
                        "", Json.parse(page.block("terms").getBytes(StandardCharsets.UTF_8)))
                .objects("sections", 99, section -> section);
        List<String> reasons = page.entries("items").stream()
                .map(item -> "{'item':'" + item.text("id") + "','clause':'" + clause(sections, item.text("section"))
                        + "','code':'COVERED'}")
                .toList();
        return "[" + String.join(",", reasons) + "]";
    }

    private static String clause(List<FieldReader> sections, String id) {
        return sections.stream()
                .filter(section -> section.text("id").equals(id))
                .map(section -> section.text("clause"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
