package io.whence.claims.evidence;

import io.whence.claims.evidence.PackContents.Bytes;
import io.whence.claims.evidence.PackContents.Opening;
import io.whence.claims.evidence.PackContents.Settlement;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Role;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.claim.Act;
import io.whence.model.claim.Actor;
import io.whence.model.claim.Assessment;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimBasis;
import io.whence.model.claim.ClaimLife;
import io.whence.model.claim.Member;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Occasion;
import io.whence.model.claim.Proposal;
import io.whence.model.claim.Quantity;
import io.whence.model.note.SignerKey;
import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import io.whence.model.wire.ClaimCodec;
import io.whence.model.wire.ProfileCodec;
import io.whence.model.wire.Reckoning;
import io.whence.verify.PackVerifier;
import io.whence.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A leak from delivery to settlement, played by the model's own law over a log in memory. */
final class PackStory {
    static final List<SignerKey> WITNESSES =
            List.of(Keys.witness("exchange"), Keys.witness("insurer"), Keys.witness("regulator"));
    static final Instant EXPORTED = Instant.parse("2026-04-01T08:00:00Z");

    private static final Digest REPORT = Digest.over(new byte[] {7});
    private static final Caller EXCHANGE = FakeLog.caller("ExchangeMSP", Role.EXCHANGE);
    private static final Caller INSURED = FakeLog.caller("ProviderMSP", Role.INSURED);
    private static final Caller HANDLER = FakeLog.caller("InsurerMSP", Role.HANDLER);
    private static final Caller APPROVER = FakeLog.caller("InsurerMSP", Role.APPROVER);
    private static final Caller ADJUSTER = FakeLog.caller("AdjusterMSP", Role.ADJUSTER);
    private static final byte[] COVER = canonical("""
        {"type":"cover","schemaVersion":1,"id":"cov-1","exchange":"exchange","declaredAt":"2026-01-01T00:00:00Z",
         "links":[],"body":{"product":"circulation-security","insurer":"insurer","insured":"provider",
         "from":"2026-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z","reportingWindowDays":30,
         "jurisdiction":"CN-2015","subjects":["pv-1"],"obligations":[],
         "terms":{"currency":"CNY","insurer":"insurer","sections":[
          {"id":"DATA-LOSS","clause":"3.1","deductible":{"kind":"FLAT","minorUnits":100000},
           "aggregate":{"minorUnits":6000000,"usedMinorUnits":0}}]}}}\
        """);
    static final byte[] FINDING = canonical("""
        {"verdict":"IDENTIFIED_UP_TO_PROVIDER","named":["c-2"],"reason":null,"peril":"LEAK",
         "bound":{"epsilon":"0.001","hypotheses":2,"statement":"x"},"scheme":"whence-mark-2","wouldChange":["slots"],
         "leak":{"sha256":"%s","rows":9,"rowsInNoCopy":0,"rowsInEveryCopy":1},"unrecordedShare":"0.000000","evidence":[],
         "copies":[
          {"id":"c-1","holder":"lender-01","rowsHeld":4,"share":"0.000000","marksRead":196,"marksMatched":106,"score":"16.000000",
           "pValue":"0.142","eValue":"0.466","posterior":"0.000001"},
          {"id":"c-2","holder":"lender-02","rowsHeld":9,"share":"1.000000","marksRead":196,"marksMatched":196,"score":"196.000000",
           "pValue":"9.96e-60","eValue":"8.64e53","posterior":"0.999990"}]}\
        """.formatted("0".repeat(64)));
    private static final Json TERMS =
            new FieldReader("", Json.parse(COVER)).object("body").json("terms");

    private final FakeLog log = new FakeLog();
    private final byte[] finding;
    private final Optional<Slots> slots;
    private final Optional<byte[]> secondOpening;
    private final List<Opening> openings = new ArrayList<>();
    private Claim claim = Claim.unfiled(new ClaimBasis(
            "clm-1",
            "inc-1",
            "cov-1",
            Digest.over(COVER),
            new Currency("CNY"),
            new Member("provider", "ProviderMSP"),
            new Member("insurer", "InsurerMSP"),
            List.of(),
            Optional.empty(),
            Instant.parse("2027-02-01T00:00:00Z")));
    private Instant now = Instant.parse("2026-02-01T08:00:00Z");
    private Optional<Settlement> settlement = Optional.empty();

    private PackStory(byte[] finding, Optional<Slots> slots, Optional<byte[]> secondOpening) {
        this.finding = finding;
        this.slots = slots;
        this.secondOpening = secondOpening;
    }

    /** The slots with which the second copy was delivered, and what is disclosed of them. */
    record Slots(Digest root, SlotCommitment commitment, Json disclosed) {}

    /** Up to the decision. */
    static PackStory decided() {
        return decidedOn(FINDING);
    }

    /** Up to the decision on some finding. */
    static PackStory decidedOn(byte[] finding) {
        return decidedOn(finding, Optional.empty());
    }

    /** The same where the second copy was delivered with slots. */
    static PackStory decidedOn(byte[] finding, Optional<Slots> slots) {
        return notified(finding, slots, Optional.empty()).decide();
    }

    /** The same where this is the opening of the second copy. */
    static PackStory decidedOn(byte[] finding, byte[] secondOpening) {
        return notified(finding, Optional.empty(), Optional.of(secondOpening)).decide();
    }

    private PackStory decide() {
        move(
                HANDLER,
                "investigate",
                new Act.Investigate(
                        new Member("adjuster", "AdjusterMSP"), Optional.of(Digest.over(finding)), List.of()));
        move(ADJUSTER, "assess", assessment());
        Reckoning reckoning = Reckoning.of(claim, reasons(), TERMS, List.of());
        FieldReader document = new FieldReader("", reckoning.document());
        settlement =
                Optional.of(new Settlement(document.json("terms"), document.json("loss"), document.json("worksheet")));
        move(HANDLER, "propose", new Act.Propose(reasons(), reckoning.worksheet()));
        Digest digest = reckoning.worksheet().digest();
        move(APPROVER, "decide", new Act.Accept(digest, digest, List.of("RegulatorMSP")));
        return this;
    }

    /** A registered claim, and nothing decided. */
    static PackStory notified() {
        return notified(FINDING, Optional.empty(), Optional.empty());
    }

    private static PackStory notified(byte[] finding, Optional<Slots> slots, Optional<byte[]> opening) {
        PackStory story = new PackStory(finding, slots, opening);
        story.deliver();
        story.log.call(HANDLER, story.tick(), "cover:add", List.of(COVER), answer());
        story.log.call(
                EXCHANGE,
                story.tick(),
                "claims:find",
                List.of("inc-1".getBytes(StandardCharsets.UTF_8), finding),
                answer());
        story.move(INSURED, "notify", new Act.Notify(story.notice(), List.of(), true));
        story.move(HANDLER, "register", new Act.Register(3_000_000, List.of()));
        return story;
    }

    PackContents contents() {
        boolean found = claim.inquiry().finding().isPresent();
        return new PackContents(
                "clm-1",
                EXPORTED,
                log.checkpoint(EXPORTED, WITNESSES),
                WITNESSES.stream().map(SignerKey::verifier).toList(),
                log.events(event -> citesRecord() || !event.by().equals("lender-01")),
                log.transactions(),
                openings,
                slots.map(one -> new Opening("c-2", Bytes.of(one.disclosed().canonical()))).stream()
                        .toList(),
                ClaimCodec.claim(claim),
                found ? Optional.of(Json.parse(finding)) : Optional.empty(),
                settlement);
    }

    /** Whether what happened to the first copy is evidence too. */
    private boolean citesRecord() {
        return new FieldReader("", Json.parse(finding)).has("particulars");
    }

    /** The pack as a reader judges it who trusts all its witnesses. */
    Verification verified() {
        return PackVerifier.verify(
                pack(), Optional.of(WITNESSES.stream().map(SignerKey::verifier).toList()));
    }

    byte[] pack() {
        return EvidencePack.bytes(contents(), List.of(WITNESSES.get(1)));
    }

    private void deliver() {
        List<Event> batch = new ArrayList<>();
        for (int copy = 1; copy <= 2; copy++) {
            byte[] own = canonical("{" + colluders() + "\"codeword\":\"" + copy + "\"}");
            byte[] opening = copy == 2 ? secondOpening.orElse(own) : own;
            openings.add(new Opening("c-" + copy, Bytes.of(opening)));
            batch.add(new Event(
                    "e-" + copy,
                    now,
                    "exchange",
                    new Event.Delivered(
                            "c-" + copy,
                            "pv-1",
                            "agr-" + copy,
                            "lender-0" + copy,
                            of(copy).map(Slots::root).orElse(REPORT),
                            10,
                            Optional.of(Digest.over(opening)),
                            of(copy).map(Slots::commitment))));
        }
        batch.add(new Event("e-3", now, "lender-01", new Event.Received("c-1", REPORT, 10)));
        log.record(EXCHANGE, tick(), batch);
        log.record(
                EXCHANGE,
                tick(),
                List.of(new Event("e-4", now, "lender-02", new Event.Used("c-2", "read", "scoring", 1))));
    }

    /** All copies of a version are marked by one plan. */
    private String colluders() {
        return secondOpening
                .map(opening -> new FieldReader("", Json.parse(opening)).countIfPresent("colluders"))
                .orElse(Optional.of(2L))
                .map("\"colluders\":%d,"::formatted)
                .orElse("");
    }

    private Optional<Slots> of(int copy) {
        return slots.filter(one -> copy == 2);
    }

    private void move(Caller caller, String verb, Act act) {
        Instant at = tick();
        Actor actor = new Actor(caller, caller.mspId(), Set.of(Party.Kind.values()));
        claim = ClaimLife.apply(claim, act, new Occasion(actor, at, ProfileCodec.of("CN-2015")));
        Json answer = Json.object(new java.util.TreeMap<>(java.util.Map.of(
                "claim", ClaimCodec.claim(claim),
                "flags", Json.texts(List.of()),
                "transaction", Json.of(log.nextTransaction()))));
        log.call(caller, at, "claim:" + verb, List.of(canonical("{\"claim\":\"clm-1\"}")), answer.canonical());
    }

    private Notice notice() {
        Notice.Item item = new Notice.Item(
                "1",
                "DATA-LOSS",
                "data-value",
                Notice.Kind.LOSS,
                List.of("c-2"),
                new Quantity.Sum(3_000_000),
                Digest.over(new byte[] {1}));
        return new Notice(now, now, List.of("c-2"), List.of(item), Optional.empty(), Optional.empty(), List.of());
    }

    private Act assessment() {
        Assessment.Item item =
                new Assessment.Item("1", new Quantity.Sum(2_000_000), 0, Optional.empty(), List.of(REPORT));
        Assessment assessment =
                new Assessment(List.of(item), "recipient-leak", List.of(), "0", Assessment.Liability.SEVERAL, REPORT);
        io.whence.model.claim.Evidence report =
                new io.whence.model.claim.Evidence(io.whence.model.claim.Evidence.Kind.LOSS_ASSESSMENT, REPORT);
        return new Act.Assess(assessment, List.of(report), List.of("lender-02"), List.of("lender-01", "lender-02"));
    }

    private static List<Proposal.Reason> reasons() {
        return List.of(new Proposal.Reason("1", "3.1", Proposal.Code.PARTLY_SUBSTANTIATED));
    }

    private Instant tick() {
        now = now.plus(Duration.ofMinutes(30));
        return now;
    }

    private static byte[] answer() {
        return canonical("{\"id\":\"x\"}");
    }

    static byte[] canonical(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8)).canonical();
    }
}
