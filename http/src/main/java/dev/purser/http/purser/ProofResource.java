package dev.purser.http.purser;

import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.journal.Journal;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.ConsistencyProof;
import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.InclusionProof;
import dev.purser.journal.tile.MerkleTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the record is proven by: the signed checkpoint (C2SP tlog-checkpoint), and proofs that an event stands in the
 * tree and that one tree begins with another (RFC 9162 sections 2.1.3 and 2.1.4). For anyone: hashes tell nothing of what
 * happened.
 */
final class ProofResource {
    private static final String HASHES_ONLY = "hashes and signatures only, which tell nothing of what happened";

    private final Journal journal;
    private final MerkleTree tree;

    ProofResource(Journal journal, HashReader hashes) {
        this.journal = journal;
        this.tree = new MerkleTree(hashes);
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/checkpoint", "GetCheckpoint")
                        .unrecorded(HASHES_ONLY)
                        .access(Endpoint.Access.ANYONE)
                        .summary("Gives the latest signed checkpoint, a C2SP signed note.")
                        .answers(200, "the note, text/plain")
                        .fails(ApiError.CHECKPOINT_UNKNOWN)
                        .handle(this::checkpoint),
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/proofs/inclusion", "GetInclusionProof")
                        .unrecorded(HASHES_ONLY)
                        .access(Endpoint.Access.ANYONE)
                        .summary("Proves that an event stands at its place in the tree (RFC 9162 section 2.1.3).")
                        .query("sequence", "the event's sequence number")
                        .query("size", "the size of the tree; the checkpoint's if not given")
                        .answers(200, "the hashes of the path in base64, from the leaf up")
                        .fails(ApiError.INVALID_PARAMETER, ApiError.PROOF_UNKNOWN)
                        .handle(this::inclusion),
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/proofs/consistency", "GetConsistencyProof")
                        .unrecorded(HASHES_ONLY)
                        .access(Endpoint.Access.ANYONE)
                        .summary("Proves that the tree begins with an older one (RFC 9162 section 2.1.4).")
                        .query("old", "the size of the older tree")
                        .query("size", "the size of the newer tree; the checkpoint's if not given")
                        .answers(200, "the hashes of the proof in base64")
                        .fails(ApiError.INVALID_PARAMETER, ApiError.PROOF_UNKNOWN)
                        .handle(this::consistency));
    }

    private Answer checkpoint(Exchange exchange) {
        Params.of(exchange);
        return Answer.bytes(
                200,
                Headers.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-cache"),
                latest().note().getBytes(StandardCharsets.UTF_8));
    }

    private Checkpoint latest() {
        return journal.checkpoint().orElseThrow(() -> new PurserException(ApiError.CHECKPOINT_UNKNOWN));
    }

    private Answer inclusion(Exchange exchange) {
        Params params = Params.of(exchange);
        long size = params.number("size", 1, Long.MAX_VALUE).orElseGet(() -> latest().size());
        long sequence = params.number("sequence", 0, Long.MAX_VALUE)
                .orElseThrow(() -> ApiError.INVALID_PARAMETER.at("sequence", "a sequence number"));
        if (sequence >= size || size > latest().size()) {
            throw new PurserException(ApiError.PROOF_UNKNOWN);
        }
        try {
            InclusionProof proof = tree.inclusion(sequence, size);
            return JsonAnswers.object(200, to -> {
                to.number("sequence", proof.index());
                to.number("size", proof.size());
                hashes(to, proof.hashes());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer consistency(Exchange exchange) {
        Params params = Params.of(exchange);
        long size = params.number("size", 0, Long.MAX_VALUE).orElseGet(() -> latest().size());
        long old = params.number("old", 0, Long.MAX_VALUE)
                .orElseThrow(() -> ApiError.INVALID_PARAMETER.at("old", "the size of an older tree"));
        if (old > size || size > latest().size()) {
            throw new PurserException(ApiError.PROOF_UNKNOWN);
        }
        try {
            ConsistencyProof proof = tree.consistency(old, size);
            return JsonAnswers.object(200, to -> {
                to.number("old", proof.oldSize());
                to.number("size", proof.newSize());
                hashes(to, proof.hashes());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hashes(JsonBytes to, List<byte[]> hashes) {
        JsonAnswers.texts(to, "hashes", hashes.stream().map(Sequences::base64).toList());
    }
}
