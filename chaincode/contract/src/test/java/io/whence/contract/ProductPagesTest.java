package io.whence.contract;

import static io.whence.contract.ClaimStory.ADJUSTER;
import static io.whence.contract.ClaimStory.APPROVER_2;
import static io.whence.contract.ClaimStory.EXCHANGE;
import static io.whence.contract.ClaimStory.HANDLER;
import static io.whence.contract.ClaimStory.INSURED;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Template;
import io.whence.model.wire.DeclarationCodec;
import io.whence.model.wire.TemplateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every product's page tells a claim; the claim is run on a ledger and comes to the amount that the page states. */
class ProductPagesTest {
    private static final Path PAGES = Path.of("../../docs/products");
    private static final Path TEMPLATES = Path.of("../model/src/main/resources/products");

    static Stream<String> products() throws IOException {
        return names(TEMPLATES, ".json").stream();
    }

    @Test
    void every_product_has_a_page() throws IOException {
        assertThat(names(PAGES, ".md")).isEqualTo(names(TEMPLATES, ".json")).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("products")
    void the_claim_on_a_product_s_page_comes_to_the_amount_it_states(String product) {
        String page = page(product);
        ClaimStory story = ClaimStory.begin();
        open(story, TemplateCodec.of(product), page);
        story.moved(HANDLER, "claim:register", "{'claim':'clm-9','reserveMinorUnits':100000}");
        story.moved(HANDLER, "claim:investigate", "{'claim':'clm-9','appointee':'adjuster'}");
        Optional<String> answers = blockIfPresent(page, "answers");
        answers.ifPresent(terms -> story.moved(ADJUSTER, "claim:answer", "{'claim':'clm-9','terms':" + terms + "}"));
        story.moved(
                ADJUSTER,
                "claim:assess",
                "{'claim':'clm-9','cause':'stated','faults':[],'report':'" + ClaimStory.REPORT + "','items':"
                        + block(page, "assessed") + "}");
        FieldReader proposed =
                story.moved(HANDLER, "claim:propose", "{'claim':'clm-9','reasons':" + covered(page) + "}");
        String worksheet = proposed.object("proposal").object("worksheet").text("digest");
        FieldReader accepted = story.moved(
                APPROVER_2, "claim:decide", "{'claim':'clm-9','outcome':'ACCEPT','worksheet':'" + worksheet + "'}");
        assertThat(accepted.json("payableMinorUnits").text()).isEqualTo(block(page, "due"));
    }

    private static void open(ClaimStory story, Template template, String page) {
        Optional<String> declared = blockIfPresent(page, "declared");
        bound(story, declared.isPresent() ? "master-9" : "cov-9", cover(template, page));
        declared.ifPresent(own -> bound(story, "cov-9", declaration(template, page, own)));
        blockIfPresent(page, "artefact").ifPresent(body -> story.story.added(EXCHANGE, "artefact", "art-9", body));
        String peril = template.sections().getFirst().perils().getFirst();
        Story.answer(story.call(
                EXCHANGE,
                "incident:report",
                "{'id':'inc-9','perils':['" + peril + "'],'discoveredAt':'2026-03-01T08:00:00Z'}"));
        story.moved(
                INSURED,
                "claim:notify",
                "{'claim':'clm-9','incident':'inc-9','cover':'cov-9','lossAt':'2026-02-20T00:00:00Z',"
                        + "'discoveredAt':'2026-03-01T08:00:00Z','copies':" + copies(page)
                        + ",'evidence':[{'kind':'LOSS_ASSESSMENT','digest':'"
                        + ClaimStory.REPORT + "'}],'items':" + block(page, "items") + "}");
    }

    private static void bound(ClaimStory story, String id, String cover) {
        story.story.added(HANDLER, "cover", id, cover);
        Story.answer(story.story.peer.call(INSURED, "cover:bind", id));
    }

    /** What is claimed under a master is claimed under one of its declarations. */
    private static String declaration(Template template, String page, String own) {
        return DeclarationCodec.body("master-9", fields(cover(template, page)), fields(own))
                .text();
    }

    private static Json.Fields fields(String quoted) {
        return (Json.Fields) Json.parse(Story.quoted(quoted));
    }

    private static String cover(Template template, String page) {
        return "{'product':'" + template.id() + "','insurer':'insurer','insured':'provider','trigger':'"
                + template.trigger() + "','from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z',"
                + "'reportingWindowDays':30,'jurisdiction':'CN-2015','subjects':['pv-1'],"
                + blockIfPresent(page, "master")
                        .map(master -> "'master':" + master + ",")
                        .orElse("")
                + "'terms':" + block(page, "terms") + "}";
    }

    private static String covered(String page) {
        Json.Items items = (Json.Items) Json.parse(block(page, "items").getBytes(StandardCharsets.UTF_8));
        List<String> reasons = items.values().stream()
                .map(item -> "{'item':'" + new FieldReader("", item).text("id") + "','clause':'1','code':'COVERED'}")
                .toList();
        return "[" + String.join(",", reasons) + "]";
    }

    /** A claim about challenged objects names the copies that were challenged. */
    private static String copies(String page) {
        return page.contains("RETRIEVAL_LOG") ? "['c-1']" : "[]";
    }

    private static String block(String page, String name) {
        Optional<String> block = blockIfPresent(page, name);
        assertThat(block).as(name).isPresent();
        return block.orElseThrow();
    }

    private static Optional<String> blockIfPresent(String page, String name) {
        Matcher matcher = Pattern.compile("```json " + name + "\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String page(String product) {
        try {
            return Files.readString(PAGES.resolve(product + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
