package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A second reader of packs, written from docs/proofs.md alone: the JDK's zip, an everyday JSON library, and its own RFC
 * 6962 and C2SP. It shares nothing with the writer or the verifier.
 */
final class PackAuditor {
    private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final ObjectMapper json = new ObjectMapper();

    PackAuditor(byte[] pack) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
    }

    private byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    /** Checks all that can be checked without knowing Whence's law; answers how many log entries were proved. */
    int audit(List<String> trust) throws IOException, GeneralSecurityException {
        JsonNode manifest = json.readTree(file("manifest.json"));
        auditFiles(manifest);
        List<String> keys = new ArrayList<>();
        manifest.get("keys").forEach(key -> keys.add(key.asText()));
        String pack = auditNote("pack.note", keys, List.of());
        assertThat(pack).isEqualTo(packHead(manifest));
        String[] checkpoint = auditNote("checkpoint", keys, trust).split("\n", -1);
        return auditProofs(Long.parseLong(checkpoint[1]), Base64.getDecoder().decode(checkpoint[2]));
    }

    private void auditFiles(JsonNode manifest) throws GeneralSecurityException {
        List<String> listed = new ArrayList<>(List.of("manifest.json", "pack.note"));
        for (JsonNode file : manifest.get("files")) {
            byte[] bytes = file(file.get("path").asText());
            assertThat(bytes).hasSize(file.get("size").asInt());
            assertThat(hex(sha(bytes))).isEqualTo(file.get("sha256").asText());
            listed.add(file.get("path").asText());
        }
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(listed);
    }

    private String packHead(JsonNode manifest) throws GeneralSecurityException {
        List<byte[]> leaves = new ArrayList<>();
        for (JsonNode file : manifest.get("files")) {
            String entry = "{\"path\":" + file.get("path") + ",\"sha256\":" + file.get("sha256") + ",\"size\":"
                    + file.get("size") + "}";
            leaves.add(sha(new byte[] {0}, entry.getBytes(StandardCharsets.UTF_8)));
        }
        return "pack/" + hex(sha(file("manifest.json"))) + "\n" + leaves.size() + "\n"
                + Base64.getEncoder().encodeToString(root(leaves)) + "\n";
    }

    /** The text of a note, every line of which is signed by one of the keys, and by each of the trusted ones. */
    private String auditNote(String path, List<String> keys, List<String> trust) throws GeneralSecurityException {
        String note = new String(file(path), StandardCharsets.UTF_8);
        int end = note.lastIndexOf("\n\n");
        String text = note.substring(0, end + 1);
        List<String> signers = new ArrayList<>();
        for (String line : note.substring(end + 2).lines().toList()) {
            String key = keys.stream()
                    .filter(each -> each.startsWith(line.split(" ", -1)[1] + "+"))
                    .findFirst()
                    .orElseThrow();
            assertThat(cosigned(key, text, Base64.getDecoder().decode(line.split(" ", -1)[2])))
                    .isTrue();
            signers.add(key);
        }
        assertThat(signers).isNotEmpty().containsAll(trust);
        return text;
    }

    private static boolean cosigned(String key, String text, byte[] line) throws GeneralSecurityException {
        byte[] material = Base64.getDecoder().decode(key.substring(key.indexOf('+', key.indexOf('+') + 1) + 1));
        assertThat(material[0]).isEqualTo((byte) 4);
        String name = key.substring(0, key.indexOf('+'));
        byte[] id = Arrays.copyOf(sha((name + "\n").getBytes(StandardCharsets.UTF_8), material), 4);
        assertThat(Arrays.copyOf(line, 4)).isEqualTo(id);
        Signature engine = Signature.getInstance("Ed25519");
        byte[] encoded = Arrays.copyOf(KEY_PREFIX, KEY_PREFIX.length + 32);
        System.arraycopy(material, 1, encoded, KEY_PREFIX.length, 32);
        engine.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        long time = ByteBuffer.wrap(line, 4, 8).getLong();
        engine.update(("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return engine.verify(Arrays.copyOfRange(line, 12, line.length));
    }

    private int auditProofs(long size, byte[] root) throws IOException, GeneralSecurityException {
        int proved = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".tlog-proof")) {
                auditProof(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8), size, root);
                proved++;
            }
        }
        return proved;
    }

    private void auditProof(String path, String proof, long size, byte[] root)
            throws IOException, GeneralSecurityException {
        String[] parts = proof.split("\n\n", 2);
        assertThat(parts[1].getBytes(StandardCharsets.UTF_8)).isEqualTo(file("checkpoint"));
        String[] lines = parts[0].split("\n", -1);
        assertThat(lines[0]).isEqualTo("c2sp.org/tlog-proof@v1");
        byte[] entry = Base64.getDecoder().decode(lines[1].substring("extra ".length()));
        long index = Long.parseLong(lines[2].substring("index ".length()));
        List<byte[]> siblings = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            siblings.add(Base64.getDecoder().decode(lines[i]));
        }
        assertThat(climb(index, size, sha(new byte[] {0}, entry), siblings)).isEqualTo(root);
        assertThat(siblings).isEmpty();
        assertThat(path).contains(String.format("/%012d.", index));
        if (path.startsWith("transactions/")) {
            assertThat(file(path.replace(".tlog-proof", ".json"))).isEqualTo(entry);
            auditDocuments(String.format("documents/%012d.", index), json.readTree(entry));
        }
    }

    private void auditDocuments(String prefix, JsonNode transaction) throws GeneralSecurityException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(prefix)) {
                String which = file.getKey().substring(prefix.length()).replace(".json", "");
                JsonNode stated = which.equals("answer")
                        ? transaction.get("answer")
                        : transaction.get("arguments").get(Integer.parseInt(which));
                assertThat(hex(sha(file.getValue()))).isEqualTo(stated.asText());
            }
        }
    }

    /** The root over a leaf, taking siblings from the end of the list: from the top down, as RFC 6962 defines PATH. */
    private static byte[] climb(long index, long size, byte[] leaf, List<byte[]> siblings)
            throws GeneralSecurityException {
        if (size == 1) {
            return leaf;
        }
        long left = Long.highestOneBit(size - 1);
        byte[] sibling = siblings.removeLast();
        return index < left
                ? sha(new byte[] {1}, climb(index, left, leaf, siblings), sibling)
                : sha(new byte[] {1}, sibling, climb(index - left, size - left, leaf, siblings));
    }

    private static byte[] root(List<byte[]> leaves) throws GeneralSecurityException {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return sha(new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static byte[] sha(byte[]... parts) throws GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
