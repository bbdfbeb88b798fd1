package io.whence.identity;

import java.util.List;

/** A machine of an organisation: a peer or an orderer, and further host names its TLS certificate stands for. */
public record Node(Kind kind, String name, List<String> hosts) {
    /** What a node does; the folder its material stands in, and the organisational unit of its certificate. */
    public enum Kind {
        PEER("peers", "peer"),
        ORDERER("orderers", "orderer");

        private final String folder;
        private final String unit;

        Kind(String folder, String unit) {
            this.folder = folder;
            this.unit = unit;
        }

        public String folder() {
            return folder;
        }

        public String unit() {
            return unit;
        }
    }

    public Node {
        hosts = List.copyOf(hosts);
    }

    public static Node peer(String name) {
        return new Node(Kind.PEER, name, List.of());
    }

    public static Node orderer(String name) {
        return new Node(Kind.ORDERER, name, List.of());
    }
}
