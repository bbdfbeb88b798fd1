package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.app.desk.WitnessFolder;
import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command whose answer has a published schema, run for the sake of that answer; {@link Answered} holds each against
 * its schema, here and in every other test.
 */
final class SchemasTest {
    private static final String PAPER = "845e91831319e89c4d656bdb80c278ac09a7230d61e5dfd2e1b1fbb436ac8917";
    private static final String LOSS = "{'items':[{'id':'1','section':'DATA-LOSS','claimedMinorUnits':3000000}]}";

    /** Schemas of files that are read, and of messages for others: tests beside their readers and writers hold those. */
    private static final Set<String> OF_FILES = Set.of(
            "artefact",
            "cession",
            "connection",
            "event",
            "loss",
            "marks",
            "movement",
            "particulars",
            "product",
            "rates",
            "recovery",
            "refusal",
            "risk",
            "terms",
            "veris");

    /** Moves of a claim that this story does not come to; they answer as the others do. */
    private static final Set<String> UNTOLD = Set.of(
            "answer",
            "circumstance",
            "clawback",
            "return",
            "writeOff",
            "close",
            "confirmHold",
            "confirmInterim",
            "consent",
            "dispute",
            "hold",
            "payInterim",
            "release",
            "reopen",
            "reserve",
            "requestSupplement",
            "rule",
            "serve",
            "supplement",
            "timeBar",
            "vote",
            "withdraw");

    @TempDir
    private Path folder;

    @Test
    void every_command_answers_as_its_schema_says() throws IOException {
        Published.SEEN.clear();
        claim();
        circulation();
        offline();
        Set<String> unseen = new TreeSet<>(Published.BY_COMMAND.keySet());
        unseen.removeAll(Published.SEEN);
        UNTOLD.forEach(verb -> unseen.remove("claim " + verb));
        unseen.remove("contribution lapse");
        assertThat(unseen).isEmpty();
    }

    @Test
    void every_schema_is_of_an_answer_or_of_a_file() {
        Set<String> described = new TreeSet<>(OF_FILES);
        described.addAll(Published.BY_COMMAND.values());
        assertThat(Published.all()).isEqualTo(described);
    }

    @Test
    void a_schema_objects_to_a_word_or_a_member_that_it_does_not_know() {
        assertThat(Published.objections("clocks", "{}")).isNotEmpty();
        assertThat(Published.objections("refusal", "{\"error\":{\"code\":\"X\",\"field\":\"f\",\"rule\":\"r\"}}"))
                .isNotEmpty();
        assertThat(Published.objections(
                        "verified",
                        "{\"valid\":false,\"checks\":[],\"cosignedBy\":[],\"claim\":null,"
                                + "\"verdict\":null,\"netMinorUnits\":null}"))
                .isNotEmpty();
    }

    /** The claim of {@code docs/claims.md}, what can be asked of it, its sharing, its cession and its pack. */
    private void claim() throws IOException {
        Path home = Files.createDirectories(folder.resolve("claim"));
        try (EmbeddedLedger ledger =
                EmbeddedLedger.start(home.resolve("home-x/network/embedded"), 0, new WhenceChaincode())) {
            assertThat(ledger.height()).isPositive();
            WitnessFolder.fill(home.resolve("home-x/network/embedded/connection"));
            ClaimPage page = ClaimPage.read();
            page.files(home);
            page.typed().forEach(line -> run(home, line.words()));
            asked(home);
            shared(home);
            ceded(home);
            proved(home);
        }
    }

    private void asked(Path home) throws IOException {
        String worksheet = Answered.in(home.resolve("home-x"), "claim", "show", "clm-1", "--json")
                .json()
                .object("proposal")
                .object("worksheet")
                .text("digest");
        run(home, "claim clocks clm-1");
        run(home, "claim overdue");
        run(home, "claim worksheet " + worksheet);
        write(home, "loss.json", LOSS);
        write(home, "terms.json", "{'currency':'CNY','sections':[{'id':'DATA-LOSS','coPaymentPercent':'5'}]}");
        write(home, "other.json", "{'body':{'terms':{'currency':'CNY','sections':[{'id':'DATA-LOSS'}]}},'id':'other'}");
        run(home, "cover compare cov-1 other.json --loss loss.json");
    }

    private void shared(Path home) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        write(
                home,
                "call.json",
                "{'claim':'clm-1','insurers':['coinsurer'],'commitBy':'%s','openBy':'%s'}"
                        .formatted(now.plus(1, ChronoUnit.HOURS), now.plus(2, ChronoUnit.HOURS)));
        write(
                home,
                "coterms.json",
                "{'currency':'CNY','sumInsuredMinorUnits':30000000,'sections':[{'id':'RESPONSE'}]}");
        write(home, "paid.json", "{'claim':'clm-1','from':'coinsurer','reference':'" + PAPER + "'}");
        run(home, "contribution call call.json --as insurer/HANDLER");
        run(home, "contribution commit clm-1 --as insurer/HANDLER");
        run(home, "contribution kept clm-1 --as insurer/HANDLER");
        run(home, "contribution commit clm-1 --terms coterms.json --secret secret.json --as coinsurer/HANDLER");
        run(home, "contribution open clm-1 --as insurer/HANDLER");
        run(home, "contribution open clm-1 --secret secret.json --as coinsurer/HANDLER");
        run(home, "contribution show clm-1");
        run(home, "contribution receive paid.json --as insurer/PAYMENT");
    }

    private void ceded(Path home) throws IOException {
        write(
                home,
                "treaty-2.json",
                "{'id':'treaty-2','body':{'product':'reinsurance-treaty','insurer':'coinsurer','insured':'insurer',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2099-01-01T00:00:00Z','reportingWindowDays':30,"
                        + "'jurisdiction':'CN-2015','subjects':['cov-1'],'terms':{'currency':'CNY',"
                        + "'policy':{'layers':[{'id':'QS','participationPercent':'40'}]}}}}");
        run(home, "cover add treaty-2.json --as coinsurer/HANDLER");
        run(home, "cover bind treaty-2 --as insurer/INSURED");
        long due = run(home, "cover cede treaty-2 --claim clm-1 --as insurer/HANDLER")
                .json()
                .minorUnits("dueMinorUnits");
        write(
                home,
                "received.json",
                "{'treaty':'treaty-2','claim':'clm-1','minorUnits':" + due + ",'reference':'" + PAPER + "'}");
        run(home, "cover reimburse received.json --as insurer/PAYMENT");
        run(home, "cover bordereau treaty-2");
    }

    private void proved(Path home) throws IOException {
        write(home, "regulator.json", "{'id':'regulator','body':{'roles':['REGULATOR'],'mspId':'RegulatorMSP'}}");
        run(home, "party add regulator.json --as regulator");
        Path trust = home.resolve("home-x/network/embedded/connection/trust.txt");
        run(home, "checkpoint record --as regulator");
        run(home, "checkpoint record --as insurer");
        run(home, "evidence export clm-1 --out pack.zip --as insurer");
        run(home, "verify pack.zip --trust " + trust);
        String pack = home.resolve("pack.zip").toString();
        assertThat(Answered.to("verify", pack, "--json").json().text("reason")).isEqualTo("NO_TRUST_GIVEN");
    }

    /** A delivery, what the map says of it, the log's proofs, and how its agreement came about. */
    private void circulation() throws IOException {
        Path home = Files.createDirectories(folder.resolve("trade"));
        try (Trade trade = Trade.open(home)) {
            trade.done("provider", Trade.DELIVER + " --copy c-1 --out one.csv");
            trade.write(
                    "uses.jsonl",
                    "{\"event\":\"used\",\"id\":\"u-1\",\"at\":\"2026-03-01T08:00:00Z\",\"by\":\"exchange\","
                            + "\"copy\":\"c-1\",\"action\":\"read\",\"purpose\":\"test\",\"count\":1}\n");
            trade.done("provider", "record uses.jsonl --as exchange");
            trade.done("provider", "trace copy c-1");
            trade.done("provider", "ask holders version");
            trade.done("provider", "policy report c-1");
            trade.done("provider", "localize --leak one.csv --version version --as provider");
            trade.done("provider", "localize --diff one.csv one.csv");
            processes(trade);
            log(trade);
        }
    }

    private static void processes(Trade trade) {
        String lender = " --by lender --as exchange";
        trade.done(
                "lender",
                "negotiation request n-1 --provider provider --consumer lender --version version --policy policy"
                        + lender);
        trade.done("provider", "negotiation agree n-1 --agreement agreement --as provider");
        trade.done("lender", "negotiation verify n-1" + lender);
        trade.done("provider", "negotiation finalize n-1 --as provider");
        trade.done("provider", "negotiation show n-1");
        trade.done("provider", "negotiation of agreement");
        trade.done("lender", "transfer request t-1 --agreement agreement --format csv" + lender);
        trade.done("provider", "transfer start t-1 --as provider");
        trade.done("provider", "transfer complete t-1 --as provider");
        trade.done("provider", "transfer show t-1");
    }

    private static void log(Trade trade) throws IOException {
        WitnessFolder.fill(trade.file("home-provider/network/embedded/connection"));
        trade.write("insurer.json", "{\"id\":\"insurer\",\"body\":{\"roles\":[\"INSURER\"],\"mspId\":\"InsurerMSP\"}}");
        trade.done("provider", "party add insurer.json --as insurer");
        trade.done("provider", "checkpoint record --as insurer");
        Path proof = trade.file("u.proof");
        trade.done("provider", "prove event u-1 --out " + proof);
        assertThat(trade.in("provider", "verify " + proof).exit()).isEqualTo(1);
        trade.done("provider", "audit --as exchange");
    }

    /** What needs no ledger. */
    private void offline() throws IOException {
        Path home = Files.createDirectories(folder.resolve("offline"));
        write(home, "terms.json", "{'currency':'CNY','sumInsuredMinorUnits':9,'sections':[{'id':'DATA-LOSS'}]}");
        write(home, "loss.json", LOSS);
        write(
                home,
                "treaty-2.json",
                "{'currency':'CNY','policy':{'layers':[{'id':'QS','participationPercent':'40'}]}}");
        write(
                home,
                "recovery.json",
                "{'currency':'CNY','lossMinorUnits':100,'paid':[{'insurer':'A','minorUnits':60}],'recoveredMinorUnits':10}");
        write(home, "rates.json", "{'id':'r','currency':'CNY','rates':[{'section':'DATA-LOSS','percent':'1'}]}");
        write(home, "risk.json", "{'exposures':[{'section':'DATA-LOSS','minorUnits':2000000}],'scores':{}}");
        String worksheet =
                run(home, "worksheet --terms terms.json --loss loss.json").out();
        write(home, "cession.json", "{'claims':[{'claim':'clm-1','worksheet':" + worksheet + "}]}");
        run(home, "cover cession --terms treaty-2.json --cession cession.json");
        run(home, "worksheet --terms terms.json --terms terms.json --loss loss.json");
        run(home, "worksheet --recovery recovery.json");
        run(home, "cover quote --rates rates.json --risk risk.json");
    }

    private static Answered run(Path home, String words) {
        String[] all = (words + " --json").split(" ");
        for (int i = 0; i < all.length; i++) {
            boolean file = all[i].matches(".*\\.(json|jsonl|csv|zip|proof|txt)");
            all[i] = file ? home.resolve(all[i]).toString() : all[i];
        }
        Answered answered = Answered.in(home.resolve("home-x"), all);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isZero();
        return answered;
    }

    private static void write(Path home, String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text.replace('\'', '"'));
    }
}
