package io.whence.app.network;

import io.whence.app.desk.DeskRule;
import io.whence.fabric.FabricNetwork;
import io.whence.fabric.FabricOptions;
import io.whence.fabric.FabricUnavailable;
import io.whence.fabric.Ordering;
import io.whence.model.bytes.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Real Fabric, as native processes. */
record FabricGround(Path folder, Consumer<String> progress) implements Ground {
    @Override
    public void up(Wishes wishes) {
        available(() -> FabricNetwork.up(options(wishes), progress));
    }

    @Override
    public void down(boolean clean) {
        available(() -> FabricNetwork.down(folder, clean, progress));
    }

    @Override
    public Json.Fields status() {
        Json status = available(() -> FabricNetwork.status(folder)).json();
        TreeMap<String, Json> members = new TreeMap<>(((Json.Fields) status).members());
        members.put("connection", Json.of(folder.resolve("connection").toString()));
        return Json.object(members);
    }

    @Override
    public Map<String, List<String>> logs(int lines) {
        return FabricNetwork.logs(folder, lines);
    }

    private FabricOptions options(Wishes wishes) {
        try {
            FabricOptions options =
                    FabricOptions.in(folder).with(wishes.bft() ? Ordering.BFT : Ordering.raft(wishes.orderers()));
            return wishes.port().isPresent()
                    ? options.withBasePort(wishes.port().getAsInt())
                    : options;
        } catch (IllegalArgumentException wrong) {
            throw DeskRule.USAGE.refuse("network up", String.valueOf(wrong.getMessage()));
        }
    }

    private static <T> T available(Supplier<T> action) {
        try {
            return action.get();
        } catch (FabricUnavailable unavailable) {
            throw DeskRule.LEDGER_UNAVAILABLE.refuse("fabric", String.valueOf(unavailable.getMessage()));
        }
    }
}
