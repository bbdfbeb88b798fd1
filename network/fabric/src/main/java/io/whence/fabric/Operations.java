package io.whence.fabric;

import io.whence.identity.Consortium;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a peer or orderer says about itself on its operations port. */
record Operations(int port) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final String HEIGHT = "ledger_blockchain_height{channel=\"" + Consortium.CHANNEL + "\"} ";
    private static final String CHANNEL_MEMBERS =
            "gossip_membership_total_peers_known{channel=\"" + Consortium.CHANNEL + "\"} ";

    boolean healthy() {
        return ask("/healthz").isPresent();
    }

    Optional<String> version() {
        return ask("/version")
                .map(answer ->
                        new FieldReader("", Json.parse(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .map(fields -> fields.text("Version"));
    }

    /** How many blocks of the channel it holds. */
    OptionalLong height() {
        return metric(HEIGHT);
    }

    /** How many peers of other organisations it knows to be in the channel. */
    OptionalLong channelMembers() {
        return metric(CHANNEL_MEMBERS);
    }

    private OptionalLong metric(String name) {
        return ask("/metrics").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                .findFirst();
    }

    /** The answer, if there is one and it is good. */
    private Optional<String> ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + Server.HOST + ":" + port + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
