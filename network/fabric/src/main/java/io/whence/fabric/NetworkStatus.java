package io.whence.fabric;

import io.whence.model.bytes.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How a network does: each of its processes, and how far its ledger has come. */
public record NetworkStatus(Path folder, Optional<Ordering> ordering, List<ServerStatus> servers) {
    /** One process of the network; version and height are those that it reports itself. */
    public record ServerStatus(
            String name, int port, OptionalLong pid, boolean up, Optional<String> version, OptionalLong height) {
        Json json() {
            TreeMap<String, Json> members =
                    new TreeMap<>(Map.of("name", Json.of(name), "port", Json.of(port), "up", Json.of(up)));
            pid.ifPresent(value -> members.put("pid", Json.of(value)));
            version.ifPresent(value -> members.put("version", Json.of(value)));
            height.ifPresent(value -> members.put("height", Json.of(value)));
            return Json.object(members);
        }
    }

    public NetworkStatus {
        servers = List.copyOf(servers);
    }

    /** Whether every process is up. A network that was never founded is not. */
    public boolean up() {
        return !servers.isEmpty() && servers.stream().allMatch(ServerStatus::up);
    }

    /** Whether any process still runs. */
    public boolean running() {
        return servers.stream().anyMatch(server -> server.pid().isPresent());
    }

    /** The blocks that every peer and orderer which is up holds: the lowest of their heights. */
    public OptionalLong height() {
        return servers.stream()
                .filter(ServerStatus::up)
                .flatMapToLong(server -> server.height().stream())
                .min();
    }

    /** The status as scripts read it. */
    public Json json() {
        TreeMap<String, Json> members = new TreeMap<>(Map.of(
                "kind", Json.of("fabric"),
                "folder", Json.of(folder.toString()),
                "up", Json.of(up()),
                "processes", Json.array(servers.stream().map(ServerStatus::json).toList())));
        ordering.ifPresent(value -> members.put("ordering", Json.of(value.name())));
        height().ifPresent(value -> members.put("height", Json.of(value)));
        return Json.object(members);
    }
}
