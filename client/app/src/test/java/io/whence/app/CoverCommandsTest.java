package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of covers as an insurer and an insured type them: masters and declarations, premium, capacity. */
final class CoverCommandsTest {
    private static final String PERIOD =
            "'insurer':'insurer','insured':'provider','from':'2026-01-01T00:00:00Z','until':'2099-01-01T00:00:00Z',"
                    + "'reportingWindowDays':30,'jurisdiction':'CN-2015',";
    private static final String PAPER = "845e91831319e89c4d656bdb80c278ac09a7230d61e5dfd2e1b1fbb436ac8917";

    @TempDir
    static Path home;

    private static EmbeddedLedger ledger;

    @BeforeAll
    static void parties() throws IOException {
        ledger = EmbeddedLedger.start(home.resolve("network/embedded"), 0, new WhenceChaincode());
        document("insurer", "'roles':['INSURER'],'mspId':'InsurerMSP'");
        document("provider", "'roles':['PROVIDER'],'mspId':'ProviderMSP'");
        done("party add insurer.json --as insurer/HANDLER");
        done("party add provider.json --as provider/INSURED");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void a_transaction_is_declared_under_a_master_in_its_words() throws IOException {
        document(
                "m-1",
                "'product':'per-transaction'," + PERIOD + "'master':{'perTransactionMinorUnits':1000},"
                        + "'obligations':[{'id':'catalogue-checked','by':'exchange','duty':'checks'}],"
                        + "'terms':{'currency':'CNY','sections':[{'id':'NOT-AS-DESCRIBED',"
                        + "'deductible':{'kind':'FLAT','minorUnits':0},'aggregate':{'minorUnits':1500}}]}");
        document(
                "d-1",
                "'subjects':['pv-1'],'from':'2026-02-01T00:00:00Z','until':'2098-01-01T00:00:00Z','sumInsuredMinorUnits':900");
        done("cover add m-1.json --as insurer/HANDLER");
        assertThat(refused("cover declare m-1 d-1.json --as insurer/HANDLER")).isEqualTo("COVER_STATE");
        done("cover bind m-1 --as provider/INSURED");
        done("cover declare m-1 d-1.json --as insurer/HANDLER");
        assertThat(done("cover bind d-1 --as provider/INSURED").json().text("state"))
                .isEqualTo("IN_FORCE");
        var listed = done("cover declarations m-1").json();
        assertThat(listed.objects(
                        "declarations", 9, row -> row.text("cover") + " " + row.minorUnits("sumInsuredMinorUnits")))
                .containsExactly("d-1 900");
        assertThat(listed.minorUnits("declaredMinorUnits")).isEqualTo(900);
        document(
                "d-2",
                "'subjects':['pv-1'],'from':'2026-02-01T00:00:00Z','until':'2098-01-01T00:00:00Z','sumInsuredMinorUnits':1001");
        assertThat(refused("cover declare m-1 d-2.json --as insurer/HANDLER")).isEqualTo("ABOVE_TRANSACTION");
        assertThat(refused("cover declarations d-1")).isEqualTo("MASTER_EXPECTED");
    }

    @Test
    void premium_that_came_in_is_recorded_once_and_shown() throws IOException {
        document(
                "cov-p",
                "'product':'circulation-security'," + PERIOD
                        + "'subjects':['pv-1'],"
                        + "'obligations':[{'id':'security-protection','by':'provider','duty':'measures'}],"
                        + "'terms':{'currency':'CNY','sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':0},"
                        + "'limit':{'kind':'FLAT','minorUnits':900000000}}],'premium':{}},"
                        + "'premium':{'rates':{'id':'r-1','currency':'CNY','rates':[{'section':'DATA-LOSS','percent':'1'}]},"
                        + "'risk':{'exposures':[{'section':'DATA-LOSS','minorUnits':100000}],'scores':{}}}");
        write(
                "received.json",
                "{'cover':'cov-p','receipt':'r-1','minorUnits':600,'receivedAt':'2026-01-02T00:00:00Z','reference':'"
                        + PAPER + "'}");
        done("cover add cov-p.json --as insurer/HANDLER");
        assertThat(refused("cover premium received.json --as insurer/PAYMENT")).isEqualTo("PREMIUM_UNBOUND");
        done("cover bind cov-p --as provider/INSURED");
        done("cover premium received.json --as insurer/PAYMENT");
        done("cover premium received.json --as insurer/PAYMENT");
        var premium = done("cover show cov-p").json().object("premium");
        assertThat(premium.minorUnits("dueMinorUnits")).isEqualTo(1000);
        assertThat(premium.minorUnits("receivedMinorUnits")).isEqualTo(600);
        assertThat(refused("cover premium received.json --as insurer/HANDLER")).isEqualTo("ROLE_DENIED");
    }

    @Test
    void a_cover_in_a_stated_capacity_names_a_product_and_counts_with_its_versions() throws IOException {
        document("p-1", "'owner':'provider','class':'DATASET','grading':'GENERAL','personalData':false");
        done("product add p-1.json --as provider");
        write("capacity.json", "{'currency':'EUR','minorUnits':1000}");
        done("cover capacity capacity.json --as insurer/APPROVER");
        limited("cov-1", "");
        limited("cov-2", "'subjects':['p-1'],");
        limited("cov-3", "'subjects':['p-1'],");
        assertThat(refused("cover bind cov-1 --as provider/INSURED")).isEqualTo("SUBJECTS_MISSING");
        done("cover bind cov-2 --as provider/INSURED");
        assertThat(refused("cover bind cov-3 --as provider/INSURED")).isEqualTo("CAPACITY_EXCEEDED");
        assertThat(done("cover accumulation insurer p-1").json().objects("covers", 9, cover -> cover.text("cover")))
                .containsExactly("cov-2");
    }

    private static void limited(String id, String subjects) throws IOException {
        document(
                id,
                "'product':'circulation-security'," + PERIOD + subjects
                        + "'obligations':[{'id':'security-protection','by':'provider','duty':'measures'}],"
                        + "'terms':{'currency':'EUR','sections':[{'id':'DATA-LOSS',"
                        + "'deductible':{'kind':'FLAT','minorUnits':0},'limit':{'kind':'FLAT','minorUnits':1000}}]}");
        done("cover add " + id + ".json --as insurer/HANDLER");
    }

    private static void document(String id, String body) throws IOException {
        write(id + ".json", "{'id':'" + id + "','body':{" + body + "}}");
    }

    private static void write(String name, String quoted) throws IOException {
        Files.writeString(home.resolve(name), quoted.replace('\'', '"'));
    }

    private static Answered done(String words) {
        Answered answered = in(words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isZero();
        return answered;
    }

    private static String refused(String words) {
        Answered answered = in(words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isEqualTo(1);
        return answered.code();
    }

    /** Runs a command; words that look like files stand in the home. */
    private static Answered in(String words) {
        List<String> complete = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            complete.add(word.endsWith(".json") ? home.resolve(word).toString() : word);
        }
        complete.add("--json");
        return Answered.in(home, complete.toArray(String[]::new));
    }
}
