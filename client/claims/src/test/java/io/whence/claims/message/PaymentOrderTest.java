package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The order to a bank is valid by the published schema of its message, and carries the claim's money. */
class PaymentOrderTest {
    private final byte[] order = PaymentOrder.write(Recorded.dossier(), Recorded.particulars());
    private final String xml = new String(order, StandardCharsets.UTF_8);

    @Test
    void the_order_is_valid_by_the_schema_of_pain_001_001_09() throws Exception {
        schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(order)));
    }

    @Test
    void the_schema_refuses_an_order_without_its_control_of_kind() {
        String broken = xml.replace("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>CASH</PmtMtd>");
        assertThatThrownBy(() -> schema().newValidator()
                        .validate(new StreamSource(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void it_pays_what_was_instructed_for_the_purpose_of_an_insurance_claim() {
        assertThat(xml)
                .contains("<InstdAmt Ccy=\"CNY\">20500.00</InstdAmt>", "<Purp><Cd>INSC</Cd></Purp>")
                .contains("<EndToEndId>clm-1/1</EndToEndId>", "<CtrlSum>20500.00</CtrlSum>")
                .contains("<Nm>First Insurance &amp; Sons</Nm>", "<Nm>Data Provider &lt;One&gt;</Nm>")
                .contains("<IBAN>DE89370400440532013000</IBAN>", "<Othr><Id>6222020200112233445</Id></Othr>");
    }

    @Test
    void the_same_claim_gives_the_same_bytes() {
        assertThat(PaymentOrder.write(Recorded.dossier(), Recorded.particulars()))
                .isEqualTo(order);
    }

    @Test
    void a_claim_with_nothing_instructed_orders_nothing() {
        assertThatThrownBy(() -> PaymentOrder.write(
                        Recorded.dossier("claim.json", "\"INSTRUCTED\"", "\"CONFIRMED\""), Recorded.particulars()))
                .hasMessageStartingWith("NOTHING_INSTRUCTED: claim = clm-1");
    }

    @Test
    void a_payee_without_an_account_is_refused_by_name() {
        assertThatThrownBy(() -> PaymentOrder.write(
                        Recorded.dossier("claim.json", "\"payee\":\"provider\"", "\"payee\":\"exchange\""),
                        Recorded.particulars()))
                .hasMessageStartingWith("PARTICULAR_MISSING: parties.exchange");
    }

    @Test
    void a_currency_without_minor_units_is_refused_by_name() {
        assertThatThrownBy(() -> PaymentOrder.write(
                        Recorded.dossier("claim.json", "\"CNY\"", "\"XXX\""), Recorded.particulars()))
                .hasMessageStartingWith("CURRENCY_UNKNOWN: currency = XXX");
    }

    private static Schema schema() throws SAXException {
        URL published = Objects.requireNonNull(PaymentOrderTest.class.getResource("/pain.001.001.09.xsd"));
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(published);
    }
}
