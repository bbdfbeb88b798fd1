package io.whence.identity;

import java.nio.file.Path;

/** The layout of an MSP folder, as Fabric's programs read it. */
final class Msp {
    static final String CERTIFICATE = "signcerts/cert.pem";
    static final String PRIVATE_KEY = "keystore/priv_sk";
    static final String ROOT = "cacerts/ca.pem";

    private static final String TLS_ROOT = "tlscacerts/tlsca.pem";

    private Msp() {}

    /** Writes the public half: what others need to know the organisation's members by. */
    static void writeRoots(Path msp, Authority ca, Authority tlsCa) {
        TextFile.write(msp.resolve(ROOT), ca.credential().certificatePem());
        TextFile.write(msp.resolve(TLS_ROOT), tlsCa.credential().certificatePem());
        TextFile.write(msp.resolve("config.yaml"), nodeUnits());
    }

    /** Writes a member's own folder: the roots, and the credential to sign with. */
    static void write(Path msp, Credential credential, Authority ca, Authority tlsCa) {
        writeRoots(msp, ca, tlsCa);
        TextFile.write(msp.resolve(CERTIFICATE), credential.certificatePem());
        TextFile.writeSecret(msp.resolve(PRIVATE_KEY), credential.privateKeyPem());
    }

    private static String nodeUnits() {
        StringBuilder yaml = new StringBuilder("NodeOUs:\n  Enable: true\n");
        for (String unit : new String[] {"client", "peer", "admin", "orderer"}) {
            String title = Character.toUpperCase(unit.charAt(0)) + unit.substring(1);
            yaml.append("  %sOUIdentifier:\n    Certificate: %s\n    OrganizationalUnitIdentifier: %s\n"
                    .formatted(title, ROOT, unit));
        }
        return yaml.toString();
    }
}
