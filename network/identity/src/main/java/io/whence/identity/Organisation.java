package io.whence.identity;

import java.util.List;

/** A party of the network with its own certificate authorities, its machines, and its users (the first is its default). */
public record Organisation(String name, String mspId, List<Node> nodes, List<User> users) {
    public Organisation {
        nodes = List.copyOf(nodes);
        users = List.copyOf(users);
    }

    /** The domain that the organisation's machines are named under. */
    public String domain() {
        return name + ".whence.example";
    }

    /** The TLS name of one of its machines. */
    public String hostName(Node node) {
        return node.name() + "." + domain();
    }

    /** Its machines of one kind. */
    public List<Node> nodes(Node.Kind kind) {
        return nodes.stream().filter(node -> node.kind() == kind).toList();
    }

    /** Whether the organisation endorses, having a peer to do it with. */
    public boolean endorses() {
        return !nodes(Node.Kind.PEER).isEmpty();
    }
}
