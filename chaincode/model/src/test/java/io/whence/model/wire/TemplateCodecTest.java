package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.bytes.Json;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Products are data: a ninth one is a document and needs no code. */
class TemplateCodecTest {
    private static final String NINTH =
            "{'id':'parametric-outage','title':'Outage by the hour','trigger':'LOSS_OCCURRING',"
                    + "'stages':['COMPENSATION'],'sections':[{'id':'OUTAGE','title':'Hours','required':true,"
                    + "'perils':['INTERRUPTION'],'evidence':[{'id':'timeline','what':'incident timeline','source':'LEDGER','shownBy':['INCIDENT']}]}],'duties':[]}";

    @Test
    void a_ninth_product_is_a_document() {
        Template template = TemplateCodec.read(json(NINTH));
        assertThatCode(() -> template.check(cover("OUTAGE"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> template.check(cover("OUTAGE", "OTHER"))).hasMessageStartingWith("TEMPLATE_DIFFERS");
        assertThatThrownBy(() -> template.check(cover())).hasMessageStartingWith("TEMPLATE_DIFFERS");
    }

    @Test
    void a_template_with_a_member_that_nobody_reads_is_refused_by_name() {
        assertThatThrownBy(() -> TemplateCodec.read(json(NINTH.replace("'duties'", "'price':1,'duties'"))))
                .hasMessageStartingWith("FIELD_UNKNOWN: price");
        assertThatThrownBy(() -> TemplateCodec.read(json(NINTH.replace("['INCIDENT']", "[]"))))
                .hasMessageStartingWith("FIELD_MISSING: sections[0].evidence[0].shownBy");
    }

    @Test
    void a_product_that_no_document_describes_is_unknown() {
        assertThatThrownBy(() -> TemplateCodec.of("../jurisdictions/CN-2015"))
                .hasMessageStartingWith("PRODUCT_UNKNOWN");
        assertThat(TemplateCodec.of("cyber").sections()).hasSize(4);
    }

    private static CoverDocument cover(String... sections) {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        return new CoverDocument(
                "cov",
                "parametric-outage",
                "insurer",
                "insured",
                List.of(),
                Optional.empty(),
                from,
                from.plusSeconds(1),
                from,
                CoverDocument.Trigger.LOSS_OCCURRING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                "CN-2015",
                List.of(),
                "0.001",
                "0.05",
                List.of(),
                List.of(),
                List.of(sections),
                Optional.empty(),
                Optional.empty());
    }

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
