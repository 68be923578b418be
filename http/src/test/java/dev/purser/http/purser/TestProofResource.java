package dev.purser.http.purser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.event.Recording;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.ConsistencyProof;
import dev.purser.journal.tile.EntryBundle;
import dev.purser.journal.tile.InclusionProof;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.SignedNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestProofResource {
    @TempDir
    Path folder;

    private final ListJournal journal = new ListJournal();
    private ApiHarness api;

    @BeforeEach
    void open() {
        List<Endpoint> endpoints = new ArrayList<>(new ProofResource(journal, journal).endpoints());
        endpoints.addAll(new TileResource(journal, journal).endpoints());
        api = new ApiHarness(journal, endpoints, folder);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void grow(int events) {
        for (int i = 0; i < events; i++) {
            journal.append(
                    Recording.job(Clock.systemUTC(), Action.GC_RUN, "test").seal());
        }
        journal.checkpointNow();
    }

    private static List<byte[]> hashes(JsonNode proof) {
        return StreamSupport.stream(proof.path("hashes").spliterator(), false)
                .map(hash -> Base64.getDecoder().decode(hash.asText()))
                .toList();
    }

    private Checkpoint checkpoint() {
        Answer answer = api.send("", "GET", "/purser/v1/checkpoint");
        assertThat(answer.status()).isEqualTo(200);
        String note = new String(ApiHarness.bytes(answer), StandardCharsets.UTF_8);
        assertThat(journal.key.verifier().verifies(SignedNote.parse(note))).isTrue();
        return Checkpoint.parse(note);
    }

    @Test
    void anybodyCanProveThatAnEventStandsInTheTree() {
        assertThat(api.send("", "GET", "/purser/v1/checkpoint").status()).isEqualTo(404);
        grow(300);
        Checkpoint checkpoint = checkpoint();
        assertThat(checkpoint.size()).isEqualTo(300);
        for (long sequence : new long[] {0, 1, 255, 256, 299}) {
            JsonNode proof = api.json("", "/purser/v1/proofs/inclusion?sequence=" + sequence);
            byte[] leaf = new MerkleHasher()
                    .leaf(journal.read(sequence, 1).getFirst().event().leaf());
            assertThat(new InclusionProof(sequence, 300, hashes(proof)).verify(leaf, checkpoint.root()))
                    .isTrue();
        }
        assertThat(api.send("", "GET", "/purser/v1/proofs/inclusion?sequence=300")
                        .status())
                .isEqualTo(404);
        assertThat(api.send("", "GET", "/purser/v1/proofs/inclusion").status()).isEqualTo(400);
    }

    @Test
    void anybodyCanProveThatTheTreeOnlyGrew() {
        grow(100);
        Checkpoint old = checkpoint();
        grow(200);
        JsonNode proof = api.json("", "/purser/v1/proofs/consistency?old=100");
        assertThat(new ConsistencyProof(100, 300, hashes(proof))
                        .verify(old.root(), checkpoint().root()))
                .isTrue();
        assertThat(api.send("", "GET", "/purser/v1/proofs/consistency?old=301").status())
                .isEqualTo(404);
    }

    @Test
    void tilesAreThoseBelowTheCheckpoint() {
        grow(300);
        assertThat(ApiHarness.bytes(api.send("", "GET", "/purser/v1/tile/0/000")))
                .hasSize(256 * 32);
        assertThat(ApiHarness.bytes(api.send("", "GET", "/purser/v1/tile/0/001.p/44")))
                .hasSize(44 * 32);
        assertThat(ApiHarness.bytes(api.send("", "GET", "/purser/v1/tile/1/000.p/1")))
                .hasSize(32);
        assertThat(api.send("", "GET", "/purser/v1/tile/0/000").headers().first("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        for (String none : List.of("0/001", "0/001.p/45", "2/000.p/1", "0/00", "x", "entries", "0/000/.p/1")) {
            assertThat(api.send("", "GET", "/purser/v1/tile/" + none).status()).isEqualTo(404);
        }
        assertThat(api.events()).allMatch(event -> event.action() == Action.GC_RUN);
    }

    @Test
    void bundlesAreForThoseWhoMayReadTheRecordAndRecordedOnceInARow() {
        grow(600);
        assertThat(api.send("", "GET", "/purser/v1/tile/entries/000").status()).isEqualTo(401);
        assertThat(api.send("bob", "GET", "/purser/v1/tile/entries/000").status())
                .isEqualTo(403);
        List<byte[]> leaves = new ArrayList<>();
        for (String name : List.of("000", "001", "002.p/88")) {
            Answer answer = api.send("carol", "GET", "/purser/v1/tile/entries/" + name);
            assertThat(answer.status()).isEqualTo(200);
            leaves.addAll(EntryBundle.decode(ApiHarness.bytes(answer)));
        }
        assertThat(leaves).hasSize(600);
        assertThat(leaves.get(599))
                .isEqualTo(journal.read(599, 1).getFirst().event().leaf());
        assertThat(lookups("carol")).isEqualTo(1);
        api.send("carol", "GET", "/purser/v1/tile/entries/000");
        assertThat(lookups("carol")).isEqualTo(2);
    }

    private long lookups(String name) {
        return api.events().stream()
                .filter(event -> event.action() == Action.HISTORY_LOOKUP
                        && event.actor().name().filter(name::equals).isPresent())
                .count();
    }
}
