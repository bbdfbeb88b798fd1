package io.whence.fabric;

/** How transactions are put in order, and by how many orderers. */
public enum Ordering {
    /** One Raft orderer: for development. */
    SINGLE(1),
    /** Three Raft orderers: the order goes on when one of them stops. */
    RAFT(3),
    /** Four orderers with SmartBFT: the order goes on when one of them lies. Needs Fabric 3. */
    BFT(4);

    private final int orderers;

    Ordering(int orderers) {
        this.orderers = orderers;
    }

    /** Raft with one or three orderers. */
    public static Ordering raft(int orderers) {
        return switch (orderers) {
            case 1 -> SINGLE;
            case 3 -> RAFT;
            default -> throw new IllegalArgumentException("orderers = " + orderers + ": Raft runs with 1 or 3 here");
        };
    }

    public int orderers() {
        return orderers;
    }
}
