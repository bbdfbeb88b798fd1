package io.whence.bench;

import io.whence.ledger.Answer;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Clerks of an insurer, an adjuster and an insured, who take claims through their life, each move one transaction. */
final class ClaimOffice implements AutoCloseable {
    /** The moves of one claim, from notice to closing. */
    static final int MOVES = 12;

    private static final long SEED = 20_260_301;
    private static final long AGGREGATE = 20_000_000;
    private static final String PAPER = Digest.over(new byte[] {7}).hex();

    private static final String TERMS = "'terms':[" + term("OBLIGATION_MET", "security-protection") + ","
            + term("EXCLUSION", "lawfully-public") + "," + term("EXCLUSION", "wilful-act") + "]";

    private final Map<String, Connection> staff = new TreeMap<>();
    private final ExecutorService clerks;
    private final Consumer<String> progress;
    private long compared;

    private ClaimOffice(Path folder, int clerks, Consumer<String> progress) {
        this.progress = progress;
        for (String who : List.of("provider/INSURED", "insurer/HANDLER", "insurer/APPROVER2", "insurer/PAYMENT")) {
            staff.put(who, connection(folder, who));
        }
        staff.put("adjuster/ADJUSTER", connection(folder, "adjuster/ADJUSTER"));
        this.clerks = Executors.newFixedThreadPool(clerks);
    }

    static ClaimOffice open(Path folder, int clerks, Consumer<String> progress) {
        ClaimOffice office = new ClaimOffice(folder, clerks, progress);
        office.document("insurer/HANDLER", "party", "insurer", "{'roles':['INSURER'],'mspId':'InsurerMSP'}");
        office.document("provider/INSURED", "party", "provider", "{'roles':['PROVIDER'],'mspId':'ProviderMSP'}");
        office.document("adjuster/ADJUSTER", "party", "adjuster", "{'roles':['ADJUSTER'],'mspId':'AdjusterMSP'}");
        return office;
    }

    long compared() {
        return compared;
    }

    /** Takes so many claims through their life, spread over covers; at most so many moves are under way at a time. */
    void live(String run, int claims, int covers, int together) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] losses = random.longs(claims, 1, 3_000_000).toArray();
        Run all = new Run(run, covers, new ClaimBooks(losses, covers, AGGREGATE), together);
        each(all, "cover:add and cover:bind", covers, cover -> cover(run, cover));
        step(all, "notify", "provider/INSURED", claim -> notice(all, claim));
        all.each(claim -> all.books.reserved(claim, ClaimBooks.RESERVE));
        step(all, "register", "insurer/HANDLER", claim -> "'reserveMinorUnits':" + ClaimBooks.RESERVE);
        step(all, "investigate", "insurer/HANDLER", claim -> "'appointee':'adjuster'");
        step(all, "assess", "adjuster/ADJUSTER", claim -> assessment(all, claim));
        step(all, "answer", "adjuster/ADJUSTER", claim -> TERMS);
        decide(all, claims);
        all.each(all.books::agreed);
        step(all, "agree", "provider/INSURED", claim -> "");
        all.books.compareSums(true);
        step(all, "pay", "insurer/HANDLER", claim -> "");
        all.each(all.books::confirmed);
        step(all, "settle", "insurer/PAYMENT", claim -> "'reference':'" + PAPER + "'");
        all.books.compareSums(true);
        all.each(claim -> all.books.reserved(claim, 0));
        step(all, "reserve", "insurer/HANDLER", claim -> "'minorUnits':0");
        step(all, "close", "insurer/HANDLER", claim -> "");
        each(all, "the aggregates left, asked by one more claim a cover", covers, cover -> audited(all, cover));
        compared += all.books.compared();
    }

    @Override
    public void close() {
        clerks.shutdownNow();
        staff.values().forEach(Connection::close);
    }

    /** One run: its name, its covers, its books, and how many moves are under way at a time. */
    private record Run(String name, int covers, ClaimBooks books, int together) {
        int cover(int claim) {
            return claim % covers;
        }

        String claim(int claim) {
            return name + "-" + claim;
        }

        void each(IntConsumer entry) {
            IntStream.range(0, books.claims()).forEach(entry);
        }
    }

    /** Claims under one cover are decided one after the other: each erodes the aggregate for the next. */
    private void decide(Run run, int claims) throws Exception {
        for (int first = 0; first < claims; first += run.covers) {
            int from = first;
            int count = Math.min(run.covers, claims - first);
            each(run, "propose and decide, from claim " + from, count, index -> {
                int claim = from + index;
                run.books.decided(claim, run.cover(claim));
                FieldReader proposed = move(
                        run.claim(claim),
                        "insurer/HANDLER",
                        "propose",
                        "'reasons':[{'item':'1','clause':'1','code':'COVERED'}]");
                FieldReader worksheet = proposed.object("proposal").object("worksheet");
                run.books.same("net", claim, worksheet.minorUnits("netMinorUnits"), run.books.net(claim));
                String decision = "'outcome':'ACCEPT','worksheet':'" + worksheet.text("digest") + "'";
                FieldReader decided = move(run.claim(claim), "insurer/APPROVER2", "decide", decision);
                run.books.compare(claim, decided);
            });
        }
        run.books.compareSums(false);
    }

    private void step(Run run, String verb, String who, IntFunction<String> members) throws Exception {
        each(run, verb, run.books.claims(), claim -> {
            FieldReader answered = move(run.claim(claim), who, verb, members.apply(claim));
            run.books.compare(claim, answered);
        });
    }

    private void each(Run run, String what, int count, IntConsumer work) throws Exception {
        long start = System.nanoTime();
        List<Future<?>> lanes = new ArrayList<>();
        for (int lane = 0; lane < run.together; lane++) {
            int own = lane;
            lanes.add(clerks.submit(() -> {
                for (int i = own; i < count; i += run.together) {
                    work.accept(i);
                }
            }));
        }
        for (Future<?> lane : lanes) {
            lane.get();
        }
        if (count > 1) {
            double seconds = (System.nanoTime() - start) / 1e9;
            progress.accept("%s, %s: %d in %.1f s".formatted(run.name, what, count, seconds));
        }
    }

    private FieldReader cover(String run, int cover) {
        String id = run + "-cover-" + cover;
        document(
                "insurer/HANDLER",
                "cover",
                id,
                "{'product':'circulation-security','insurer':'insurer','insured':'provider',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2099-01-01T00:00:00Z','reportingWindowDays':30,"
                        + "'jurisdiction':'CN-2015','obligations':[{'id':'security-protection','by':'provider','duty':'measures'}],"
                        + "'terms':{'currency':'CNY','sections':[{'id':'DATA-LOSS','deductible':{'kind':'FLAT','minorUnits':0},"
                        + "'limit':{'kind':'FLAT','minorUnits':1}},{'id':'RESPONSE','clause':'1',"
                        + "'deductible':{'kind':'FLAT','minorUnits':" + ClaimBooks.DEDUCTIBLE
                        + "},'aggregate':{'minorUnits':"
                        + AGGREGATE + "}}]}}");
        staff("provider/INSURED").submit("cover:bind", id);
        String incident =
                "{'id':'" + run + "-incident-" + cover + "','perils':['LEAK'],'discoveredAt':'2026-03-02T00:00:00Z'}";
        return answered(staff("provider/INSURED").submit("incident:report", json(incident)));
    }

    /** What is left of a cover's aggregate, as the next claim under it would find it. */
    private FieldReader audited(Run run, int cover) {
        int next = run.books.claims() + cover;
        move(run.claim(next), "provider/INSURED", "notify", notice(run, next));
        move(run.claim(next), "insurer/HANDLER", "register", "'reserveMinorUnits':1");
        move(run.claim(next), "insurer/HANDLER", "investigate", "'appointee':'adjuster'");
        move(run.claim(next), "adjuster/ADJUSTER", "assess", assessment(run, next));
        move(run.claim(next), "adjuster/ADJUSTER", "answer", TERMS);
        FieldReader proposed = move(
                run.claim(next),
                "insurer/HANDLER",
                "propose",
                "'reasons':[{'item':'1','clause':'1','code':'COVERED'}]");
        long left = proposed.object("proposal").object("worksheet").minorUnits("netMinorUnits");
        run.books.compareCover(cover, run.covers, AGGREGATE, left);
        return proposed;
    }

    private static String notice(Run run, int claim) {
        int cover = run.cover(claim);
        return "'incident':'" + run.name + "-incident-" + cover + "','cover':'" + run.name + "-cover-" + cover
                + "','lossAt':'2026-03-01T00:00:00Z','discoveredAt':'2026-03-02T00:00:00Z','items':[{'id':'1',"
                + "'section':'RESPONSE','head':'head-" + claim + "','claimedMinorUnits':" + loss(run, claim)
                + "}],'evidence':[{'kind':'ACCOUNTS','digest':'" + PAPER + "'}]";
    }

    private static String assessment(Run run, int claim) {
        return "'cause':'leak','report':'" + PAPER + "','items':[{'id':'1','substantiatedMinorUnits':"
                + loss(run, claim) + "}]";
    }

    /** Claims past the last are the audit's own: they ask for more than any aggregate holds. */
    private static long loss(Run run, int claim) {
        return claim < run.books.claims() ? run.books.loss(claim) : AGGREGATE + ClaimBooks.DEDUCTIBLE;
    }

    private static String term(String term, String about) {
        return "{'term':'" + term + "','about':'" + about + "','answer':'SATISFIED','ground':'" + PAPER + "'}";
    }

    private FieldReader move(String claim, String who, String verb, String members) {
        String move = "{'claim':'" + claim + "'" + (members.isEmpty() ? "" : "," + members) + "}";
        return answered(staff(who).submit("claim:" + verb, json(move))).object("claim");
    }

    private static FieldReader answered(Answer answer) {
        return new FieldReader("", answer.payload());
    }

    private Connection staff(String who) {
        Connection connection = staff.get(who);
        if (connection == null) {
            throw new IllegalStateException("nobody is " + who);
        }
        return connection;
    }

    private void document(String who, String type, String id, String body) {
        String document = "{'type':'" + type + "','schemaVersion':1,'id':'" + id
                + "','exchange':'exchange','declaredAt':'2026-01-01T00:00:00Z','links':[],'body':" + body + "}";
        staff(who).submit(type + ":add", json(document));
    }

    private static byte[] json(String quoted) {
        return Json.parse(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .canonical();
    }

    private static Connection connection(Path folder, String who) {
        String[] words = who.split("/", 2);
        return Connection.open(folder, words[0], Optional.of(words[1]));
    }
}
