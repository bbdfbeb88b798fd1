package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.claim.Account;
import io.whence.model.claim.Claim;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bank's notification confirms exactly the payments of a claim that it booked. */
class BankAnswerTest {
    private static final String ENTRY =
            "<Ntry><Amt Ccy='CNY'>20500.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls>"
                    + "<Refs><EndToEndId>clm-1/1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>";

    private final Claim claim = Recorded.dossier().claim();

    @Test
    void a_booked_debit_confirms_its_payment() {
        assertThat(read(ENTRY)).containsExactly(new BankAnswer("1", Account.Stage.CONFIRMED));
    }

    @Test
    void a_status_without_a_code_is_read_as_older_versions_write_it() {
        assertThat(read(ENTRY.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>")))
                .containsExactly(new BankAnswer("1", Account.Stage.CONFIRMED));
    }

    @Test
    void a_reversed_entry_says_that_the_payment_failed() {
        assertThat(read(ENTRY.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")))
                .containsExactly(new BankAnswer("1", Account.Stage.FAILED));
    }

    @Test
    void what_is_pending_or_another_claim_s_confirms_nothing() {
        for (String other : List.of(ENTRY.replace("BOOK", "PDNG"), ENTRY.replace("clm-1/1", "clm-2/1"), "")) {
            assertThatThrownBy(() -> read(other)).hasMessageStartingWith("PAYMENT_UNMATCHED: EndToEndId = clm-1");
        }
    }

    @Test
    void another_amount_or_currency_is_refused() {
        for (String other : List.of(ENTRY.replace("20500.00", "20500.01"), ENTRY.replace("CNY", "USD"))) {
            assertThatThrownBy(() -> read(other)).hasMessageStartingWith("AMOUNT_DIFFERS: clm-1/1");
        }
    }

    @Test
    void a_file_that_is_no_notification_is_refused() {
        assertThatThrownBy(() -> BankAnswer.read(claim, bytes("<Document xmlns='urn:other'/>")))
                .hasMessageStartingWith("NOT_A_NOTIFICATION: document = urn:other");
        assertThatThrownBy(() -> BankAnswer.read(claim, bytes("no xml")))
                .hasMessageStartingWith("NOT_A_NOTIFICATION: document = no XML");
    }

    @Test
    void nothing_outside_the_file_is_asked_for() {
        String outside = "<!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + document(ENTRY.replace("clm-1/1", "&x;"));
        assertThatThrownBy(() -> BankAnswer.read(claim, bytes(outside))).hasMessageContaining("NOT_A_NOTIFICATION");
    }

    private List<BankAnswer> read(String entries) {
        return BankAnswer.read(claim, bytes(document(entries)));
    }

    private static String document(String entries) {
        return "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrDbtCdtNtfctn><Ntfctn>"
                + entries + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
