package io.whence.model.pack;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pack holds: every file but the manifest itself and the note that signs it.
 *
 * @param claim what the pack is about
 * @param exportedAt the exporter's word
 * @param keys of all who signed the checkpoint or the pack; which of them to trust is the reader's own choice
 */
public record PackManifest(String claim, Instant exportedAt, List<VerifierKey> keys, List<Entry> files) {
    private static final String TYPE = "evidence-pack";
    private static final int SCHEMA_VERSION = 1;
    private static final int KEYS_MAX = 100;
    private static final String ORIGIN = "pack/";

    /** One file: its path, size and SHA-256. */
    public record Entry(String path, long size, Digest sha256) {
        /** The bytes of this entry's leaf in the pack's tree: canonical JSON. */
        byte[] leaf() {
            return json().canonical();
        }

        private Json json() {
            Map<String, Json> members = new TreeMap<>();
            members.put("path", Json.of(path));
            members.put("size", Json.of(size));
            members.put("sha256", Json.of(sha256.hex()));
            return Json.object(members);
        }
    }

    public PackManifest {
        keys = List.copyOf(keys);
        files = List.copyOf(files);
    }

    /** The manifest of these files. */
    public static PackManifest of(
            String claim, Instant exportedAt, List<VerifierKey> keys, SortedMap<String, byte[]> files) {
        List<Entry> entries = files.entrySet().stream()
                .map(file -> new Entry(file.getKey(), file.getValue().length, Digest.over(file.getValue())))
                .toList();
        return new PackManifest(claim, exportedAt, keys, entries);
    }

    public static PackManifest read(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parseCanonical(canonical));
        fields.named("type", PackManifest::type);
        fields.whole("schemaVersion", SCHEMA_VERSION, SCHEMA_VERSION);
        PackManifest manifest = new PackManifest(
                fields.id("claim"),
                fields.time("exportedAt"),
                fields.texts("keys", KEYS_MAX).stream().map(VerifierKey::parse).toList(),
                fields.objects("files", PackArchive.FILES_MAX, PackManifest::entry));
        fields.end();
        return manifest;
    }

    /** Canonical JSON. */
    public byte[] bytes() {
        Map<String, Json> members = new TreeMap<>();
        members.put("type", Json.of(TYPE));
        members.put("schemaVersion", Json.of(SCHEMA_VERSION));
        members.put("claim", Json.of(claim));
        members.put("exportedAt", Json.of(Time.format(exportedAt)));
        members.put("keys", Json.texts(keys.stream().map(VerifierKey::text).toList()));
        members.put("files", Json.array(files.stream().map(Entry::json).toList()));
        return Json.object(members).canonical();
    }

    /**
     * The pack as a log of its files: what the exporter signs. Its origin holds the digest of the whole manifest, so no two
     * packs share an origin and nobody ever signs two trees under one.
     */
    public Checkpoint head() {
        MerkleTree tree = MerkleTree.of(files.stream().map(Entry::leaf).toList());
        return new Checkpoint(ORIGIN + Digest.over(bytes()).hex(), tree.size(), tree.root());
    }

    /** Whether an origin is a pack's and not a ledger's. */
    public static boolean isPack(String origin) {
        return origin.startsWith(ORIGIN);
    }

    /** Refuses the first file that is missing, unlisted or changed. */
    public void check(SortedMap<String, byte[]> present) {
        for (Entry entry : files) {
            byte[] bytes = present.get(entry.path);
            if (bytes == null) {
                throw PackRule.FILE_MISSING.refuse(entry.path, "absent");
            }
            if (bytes.length != entry.size || !Digest.over(bytes).equals(entry.sha256)) {
                throw PackRule.FILE_CHANGED.refuse(entry.path, Digest.over(bytes));
            }
        }
        List<String> listed = files.stream().map(Entry::path).toList();
        if (!listed.equals(List.copyOf(present.keySet()))) {
            throw PackRule.FILE_UNLISTED.refuse(unlisted(listed, present), "present");
        }
    }

    private static String unlisted(List<String> listed, SortedMap<String, byte[]> present) {
        return present.keySet().stream()
                .filter(path -> !listed.contains(path))
                .findFirst()
                .orElse(PackPaths.MANIFEST);
    }

    private static String type(String type) {
        if (!type.equals(TYPE)) {
            throw PackRule.NOT_A_PACK.refuse("type", type);
        }
        return type;
    }

    private static Entry entry(FieldReader fields) {
        Entry entry = new Entry(fields.text("path"), fields.count("size"), fields.digest("sha256"));
        fields.end();
        return entry;
    }
}
