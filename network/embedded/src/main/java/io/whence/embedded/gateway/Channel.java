package io.whence.embedded.gateway;

import io.whence.embedded.commit.Ledger;
import io.whence.embedded.commit.Screening;
import io.whence.embedded.commit.Sequencer;
import io.whence.embedded.membership.ChannelMembers;
import io.whence.embedded.simulation.CollectionRules;
import java.util.List;

/** What all gateways of the channel share: its terms, its members and peers, its ledger and the way into it. */
public record Channel(
        Screening.Channel terms,
        CollectionRules collections,
        ChannelMembers members,
        List<Peer> peers,
        Ledger ledger,
        Sequencer sequencer) {
    public Channel {
        peers = List.copyOf(peers);
    }

    boolean serves(String channel, String chaincode) {
        return channel.equals(terms.name()) && chaincode.equals(terms.chaincode());
    }
}
