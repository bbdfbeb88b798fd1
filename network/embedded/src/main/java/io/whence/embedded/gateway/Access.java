package io.whence.embedded.gateway;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.whence.embedded.membership.ChannelMembers;
import io.whence.embedded.membership.Member;
import io.whence.embedded.membership.NotAMember;
import java.util.Optional;

/** Who may read the channel: every member of its organisations, by a signature over the request. */
final class Access {
    private final String channel;
    private final ChannelMembers members;

    Access(String channel, ChannelMembers members) {
        this.channel = channel;
        this.members = members;
    }

    /** Lets a signed request for a channel pass, or fails as the gateway does. */
    void checkReader(String requested, ByteString identity, ByteString signature, ByteString request) {
        if (!requested.equals(channel)) {
            throw denied("Failed to get policy manager for channel [" + requested + "]");
        }
        if (reader(identity, signature, request).isEmpty()) {
            throw denied(
                    "Failed evaluating policy on signed data during check policy on channel [" + channel
                            + "] with policy [/Channel/Application/Readers]: [implicit policy evaluation failed - 0"
                            + " sub-policies were satisfied, but this policy requires 1 of the 'Readers' sub-policies to be satisfied]");
        }
    }

    /** The member who signed a request, if it is one. */
    Optional<Member> reader(ByteString identity, ByteString signature, ByteString request) {
        try {
            Member member = members.member(identity);
            return member.signed(signature, request) ? Optional.of(member) : Optional.empty();
        } catch (NotAMember e) {
            return Optional.empty();
        }
    }

    private static RuntimeException denied(String reason) {
        return Failure.of(Status.Code.PERMISSION_DENIED, reason);
    }
}
