package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where things stand: names and ports of every server. */
final class PlanTest {
    @ParameterizedTest
    @EnumSource
    void no_port_and_no_name_is_given_twice(Ordering ordering) {
        Plan plan = plan(ordering, FabricOptions.BASE_PORT_DEFAULT);
        List<Integer> ports = plan.servers().stream()
                .flatMap(server -> server.ports().stream())
                .toList();
        assertThat(ports).doesNotHaveDuplicates();
        assertThat(plan.servers()).extracting(Server::name).doesNotHaveDuplicates();
        assertThat(plan.servers()).hasSize(ordering.orderers() + 2 * 3);
    }

    @Test
    void the_last_first_port_leaves_room_for_every_server() {
        Plan plan = plan(Ordering.BFT, Plan.BASE_PORT_MAX);
        assertThat(plan.servers())
                .allSatisfy(server -> assertThat(server.ports()).allMatch(port -> port <= 65_535));
        assertThatThrownBy(() -> FabricOptions.in(Path.of("n")).withBasePort(Plan.BASE_PORT_MAX + 1))
                .hasMessageContaining("port = 65001");
        assertThatThrownBy(() -> FabricOptions.in(Path.of("n")).withBasePort(1023))
                .hasMessageContaining("port = 1023");
    }

    @Test
    void raft_runs_with_one_or_three_orderers() {
        assertThat(Ordering.raft(1)).isEqualTo(Ordering.SINGLE);
        assertThat(Ordering.raft(3)).isEqualTo(Ordering.RAFT);
        assertThatThrownBy(() -> Ordering.raft(2)).hasMessageContaining("orderers = 2");
    }

    @Test
    void every_address_is_on_loopback() {
        for (Server server : plan(Ordering.BFT, 7100).servers()) {
            assertThat(server.environment().entrySet())
                    .filteredOn(setting -> setting.getKey().endsWith("ADDRESS"))
                    .allSatisfy(setting -> assertThat(setting.getValue()).startsWith("127.0.0.1:"));
        }
    }

    private static Plan plan(Ordering ordering, int basePort) {
        return Plan.of(FabricOptions.in(Path.of("network")).with(ordering).withBasePort(basePort));
    }
}
