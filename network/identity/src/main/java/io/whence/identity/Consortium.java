package io.whence.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The organisations of a network. Every party is an organisation; the orderers have one of their own. */
public record Consortium(List<Organisation> parties, Organisation orderer) {
    /** The channel that everything is recorded on. */
    public static final String CHANNEL = "circulation";

    /** The name the chaincode is committed under. */
    public static final String CHAINCODE = "whence";

    private static final long HANDLED_LOSS_MAX_MINOR_UNITS = 5_000_000;
    private static final long ANY_LOSS_MAX_MINOR_UNITS = 100_000_000_000L;

    public Consortium {
        parties = List.copyOf(parties);
    }

    /** The roster of a development network: three endorsing organisations and six that only sign as clients. */
    public static Consortium standard() {
        return new Consortium(
                List.of(
                        endorsing("exchange", "ExchangeMSP", User.of("EXCHANGE"), User.of("BROKER")),
                        endorsing("insurer", "InsurerMSP", insurerUsers()),
                        endorsing("regulator", "RegulatorMSP", User.of("REGULATOR"), User.of("TRIBUNAL")),
                        signing("adjuster", "AdjusterMSP", User.of("ADJUSTER"), User.of("FORENSIC")),
                        signing("panel", "PanelMSP", panelUsers()),
                        signing("provider", "ProviderMSP", User.of("INSURED")),
                        signing("coinsurer", "CoinsurerMSP", coinsurerUsers()),
                        signing("academy", "AcademyMSP", User.of("PANEL")),
                        signing("chamber", "ChamberMSP", User.of("PANEL"))),
                orderers(1));
    }

    /** The same parties with another number of orderers: one for development, three for Raft, four for BFT. */
    public Consortium withOrderers(int count) {
        return new Consortium(parties, orderers(count));
    }

    /** Every organisation, the orderers' last. */
    public List<Organisation> organisations() {
        List<Organisation> all = new ArrayList<>(parties);
        all.add(orderer);
        return List.copyOf(all);
    }

    /** The parties that run a peer, in the order of the roster. */
    public List<Organisation> endorsers() {
        return parties.stream().filter(Organisation::endorses).toList();
    }

    private static Organisation endorsing(String name, String mspId, User... users) {
        return new Organisation(name, mspId, List.of(Node.peer("peer0")), List.of(users));
    }

    private static Organisation signing(String name, String mspId, User... users) {
        return new Organisation(name, mspId, List.of(), List.of(users));
    }

    private static Organisation orderers(int count) {
        List<Node> nodes = IntStream.range(0, count)
                .mapToObj(i -> Node.orderer("orderer" + i))
                .toList();
        return new Organisation("orderer", "OrdererMSP", nodes, List.of());
    }

    private static User[] insurerUsers() {
        return new User[] {
            User.of("HANDLER"),
            User.of("APPROVER").withAuthority(HANDLED_LOSS_MAX_MINOR_UNITS),
            User.named("APPROVER2", "APPROVER").withAuthority(ANY_LOSS_MAX_MINOR_UNITS),
            User.of("FRAUD"),
            User.of("PAYMENT"),
            User.of("INSURED")
        };
    }

    /** Another insurer of the same risks, which also reinsures; the insurer's own INSURED is insured by it. */
    private static User[] coinsurerUsers() {
        return Stream.of("HANDLER", "FOLLOWER", "REINSURER", "PAYMENT")
                .map(User::of)
                .toArray(User[]::new);
    }

    private static User[] panelUsers() {
        return Stream.of("PANEL", "PANEL2", "PANEL3")
                .map(name -> User.named(name, "PANEL"))
                .toArray(User[]::new);
    }
}
