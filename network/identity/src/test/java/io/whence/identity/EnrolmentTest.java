package io.whence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    private static final Consortium CONSORTIUM = Consortium.standard();

    @TempDir
    Path root;

    private NetworkFolder folder = new NetworkFolder(Path.of(""));

    @BeforeEach
    void enrol() {
        folder = new NetworkFolder(root);
        new Enrolment(CONSORTIUM, Instant.now()).writeIfAbsent(folder);
    }

    @Test
    void every_certificate_chains_to_the_root_of_its_own_organisation() throws GeneralSecurityException {
        for (Organisation organisation : CONSORTIUM.organisations()) {
            OrganisationFolder at = folder.organisation(organisation);
            X509Certificate root = Credential.readCertificate(at.root());
            assertThat(root.getBasicConstraints()).isNotNegative();
            for (User user : organisation.users()) {
                chains(Credential.readMsp(at.userMsp(user)).certificate(), root);
            }
            for (Node node : organisation.nodes()) {
                chains(Credential.readMsp(at.nodeMsp(node)).certificate(), root);
                chains(
                        Credential.readCertificate(at.nodeTls(node).resolve("server.crt")),
                        Credential.readCertificate(at.tlsRoot()));
            }
            chains(Credential.readMsp(at.adminMsp()).certificate(), root);
        }
    }

    @Test
    void certificates_carry_the_unit_and_the_attributes_that_decide() {
        Organisation insurer = CONSORTIUM.endorsers().get(1);
        User approver = insurer.users().get(1);
        X509Certificate certificate = Credential.readMsp(
                        folder.organisation(insurer).userMsp(approver))
                .certificate();
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=APPROVER,OU=client,O=insurer.whence.example");
        byte[] extension = certificate.getExtensionValue(Authority.ATTRIBUTES.getId());
        assertThat(new String(ASN1OctetString.getInstance(extension).getOctets(), StandardCharsets.UTF_8))
                .isEqualTo("{\"attrs\":{\"hf.Type\":\"client\",\"whence.authority\":\"5000000\","
                        + "\"whence.role\":\"APPROVER\"}}");
    }

    @Test
    void a_second_enrolment_keeps_the_keys() throws IOException {
        Path key = folder.organisation(CONSORTIUM.orderer()).ca().resolve("key.pem");
        String before = Files.readString(key);
        new Enrolment(CONSORTIUM, Instant.now()).writeIfAbsent(folder);
        assertThat(Files.readString(key)).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_connection_names_every_user_with_the_default_of_a_party_first() throws IOException {
        List<PeerAddress> peers = CONSORTIUM.endorsers().stream()
                .map(organisation -> PeerAddress.onLoopback(organisation, 7051))
                .toList();
        new ConnectionFolder(folder, CONSORTIUM).write("embedded", peers);
        Json.Fields description = (Json.Fields) Json.parse(Files.readAllBytes(folder.connectionFile()));
        Json.Items identities = (Json.Items) description.members().getOrDefault("identities", Json.nothing());
        assertThat(identities.values()).hasSize(22);
        assertThat(identities.values().get(2).text())
                .isEqualTo("{\"certificate\":\"identities/insurer/HANDLER/certificate.pem\",\"mspId\":\"InsurerMSP\","
                        + "\"party\":\"insurer\",\"privateKey\":\"identities/insurer/HANDLER/key.pem\","
                        + "\"role\":\"HANDLER\",\"user\":\"HANDLER\"}");
        Path at = folder.connection().resolve("identities/insurer/HANDLER");
        Credential handler = Credential.read(at.resolve("certificate.pem"), at.resolve("key.pem"));
        assertThat(handler.certificate().getSubjectX500Principal().getName()).startsWith("CN=HANDLER,");
        assertThat(folder.connection().resolve("tls/regulator.pem"))
                .hasSameTextualContentAs(
                        folder.organisation(CONSORTIUM.endorsers().get(2)).tlsRoot());
    }

    private static void chains(X509Certificate certificate, X509Certificate root) throws GeneralSecurityException {
        certificate.checkValidity();
        certificate.verify(root.getPublicKey());
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(root.getSubjectX500Principal());
        assertThat(LowS.accepts(certificate.getSignature())).isTrue();
    }
}
