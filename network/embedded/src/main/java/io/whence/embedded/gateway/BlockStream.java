package io.whence.embedded.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.membership.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Answers one request for blocks after another, as the deliver service does. */
final class BlockStream {
    private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(15);

    private final Channel channel;
    private final Access access;
    private final BlockShape shape;
    private final Outlet<DeliverResponse> outlet;

    /** Which blocks a request is for; {@code last} may lie in the future. */
    private record Range(long first, long last, boolean failIfNotReady) {}

    BlockStream(Channel channel, BlockShape shape, Outlet<DeliverResponse> outlet) {
        this.channel = channel;
        this.access = new Access(channel.terms().name(), channel.members());
        this.shape = shape;
        this.outlet = outlet;
    }

    /** Serves a request and says how it ended. */
    Status serve(Envelope request) throws InterruptedException {
        try {
            Payload payload = Payload.parseFrom(request.getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            SignatureHeader creator =
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            return serve(request, header, creator, SeekInfo.parseFrom(payload.getData()));
        } catch (InvalidProtocolBufferException e) {
            return Status.BAD_REQUEST;
        }
    }

    private Status serve(Envelope request, ChannelHeader header, SignatureHeader creator, SeekInfo seek)
            throws InterruptedException, InvalidProtocolBufferException {
        Duration skew = Duration.between(
                        Instant.ofEpochSecond(header.getTimestamp().getSeconds()), Instant.now())
                .abs();
        if (skew.compareTo(CLOCK_SKEW_MAX) > 0 || !seek.hasStart() || !seek.hasStop()) {
            return Status.BAD_REQUEST;
        }
        if (!header.getChannelId().equals(channel.terms().name())) {
            return Status.NOT_FOUND;
        }
        Optional<Member> reader = access.reader(creator.getCreator(), request.getSignature(), request.getPayload());
        if (reader.isEmpty()) {
            return Status.FORBIDDEN;
        }
        Optional<Range> range = range(seek);
        return range.isEmpty()
                ? Status.BAD_REQUEST
                : send(range.get(), reader.get().mspId());
    }

    private Status send(Range range, String readerMspId) throws InterruptedException, InvalidProtocolBufferException {
        for (long number = range.first; number <= range.last; number++) {
            if (range.failIfNotReady && number >= channel.ledger().height()) {
                return Status.NOT_FOUND;
            }
            if (!channel.ledger().awaitBlock(number)) {
                throw Failure.closing();
            }
            outlet.send(shape.response(channel.ledger().block(number), readerMspId));
        }
        return Status.SUCCESS;
    }

    private Optional<Range> range(SeekInfo seek) {
        long newest = channel.ledger().height() - 1;
        long first = switch (seek.getStart().getTypeCase()) {
            case OLDEST, TYPE_NOT_SET -> 0;
            case NEWEST -> newest;
            case NEXT_COMMIT -> newest + 1;
            case SPECIFIED -> seek.getStart().getSpecified().getNumber();
        };
        long last = last(seek.getStop(), first, newest);
        boolean failIfNotReady = seek.getBehavior() == SeekInfo.SeekBehavior.FAIL_IF_NOT_READY;
        return first < 0 || last < first ? Optional.empty() : Optional.of(new Range(first, last, failIfNotReady));
    }

    /** The last block of a request; numbers are unsigned, and the largest means for ever. */
    private static long last(SeekPosition stop, long first, long newest) {
        return switch (stop.getTypeCase()) {
            case OLDEST -> first;
            case NEWEST -> newest;
            case NEXT_COMMIT, TYPE_NOT_SET -> Long.MAX_VALUE - 1;
            case SPECIFIED -> {
                long number = stop.getSpecified().getNumber();
                yield number < 0 || number == Long.MAX_VALUE ? Long.MAX_VALUE - 1 : number;
            }
        };
    }
}
