package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the channel is founded with. */
final class ChannelConfigurationTest {
    private static final String ANY_TWO_PEERS = "OutOf(2,'ExchangeMSP.peer','InsurerMSP.peer','RegulatorMSP.peer')";

    @Test
    void chaincode_is_approved_by_two_of_the_organisations_that_can_endorse() {
        assertThat(yaml(Ordering.SINGLE))
                .contains("LifecycleEndorsement: {Type: Signature, Rule: \"" + ANY_TWO_PEERS + "\"}")
                .contains("        Endorsement: {Type: Signature, Rule: \"" + ANY_TWO_PEERS + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"AdjusterMSP,[]", "PanelMSP,[]", "ProviderMSP,[]", "ExchangeMSP,'[{Host: 127.0.0.1, Port: 7100}]'"})
    void every_party_belongs_to_the_channel_and_those_with_a_peer_are_found_by_it(String mspId, String anchors) {
        String organisation = yaml(Ordering.SINGLE).split("- Name: " + mspId, 2)[1];
        assertThat(organisation.substring(0, organisation.indexOf("AnchorPeers") + 60))
                .contains("ID: " + mspId)
                .contains("AnchorPeers: " + anchors);
    }

    @Test
    void blocks_are_cut_as_measured() {
        assertThat(yaml(Ordering.RAFT))
                .contains("BatchTimeout: 300ms")
                .contains("MaxMessageCount: 500, PreferredMaxBytes: 16 MB, AbsoluteMaxBytes: 64 MB");
    }

    @ParameterizedTest
    @CsvSource({"SINGLE,etcdraft,V2_0,1,100ms", "RAFT,etcdraft,V2_0,3,500ms", "BFT,BFT,V3_0,4,''"})
    void orderers_agree_in_the_way_asked_for(
            Ordering ordering, String type, String capability, int count, String tick) {
        String yaml = yaml(ordering);
        assertThat(yaml).contains("OrdererType: " + type).contains("Capabilities: {" + capability + ": true}");
        assertThat(yaml.split("ServerTLSCert", -1)).hasSize(count + 1);
        assertThat(yaml.contains("TickInterval: " + tick)).isEqualTo(ordering != Ordering.BFT);
        assertThat(yaml.contains("ConsenterMapping:")).isEqualTo(ordering == Ordering.BFT);
    }

    private static String yaml(Ordering ordering) {
        return new ChannelConfiguration(
                        Plan.of(FabricOptions.in(Path.of("network")).with(ordering)))
                .yaml();
    }
}
