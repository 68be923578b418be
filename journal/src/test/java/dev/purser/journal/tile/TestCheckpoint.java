package dev.purser.journal.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCheckpoint {
    /** The example of C2SP tlog-checkpoint. */
    private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n"
            + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            + "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

    @Test
    void readsTheExampleOfTheSpecification() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(Base64.getEncoder().encodeToString(checkpoint.root()))
                .isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThat(checkpoint.note()).isEqualTo(EXAMPLE);
    }

    @Test
    void signsWithOneKeyAndWithTwo() {
        NoteSigner old = NoteSigner.generate("registry.example/log");
        NoteSigner fresh = NoteSigner.generate("registry.example/log");
        Checkpoint one = new CheckpointSigner("registry.example/log", old).sign(7, MerkleHasher.emptyRoot());
        assertThat(one.note())
                .startsWith(
                        "registry.example/log\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 registry.example/log ");
        assertThat(Checkpoint.parse(one.note()).sameTree(one)).isTrue();
        assertThat(old.verifier().verifies(SignedNote.parse(one.note()))).isTrue();
        assertThat(fresh.verifier().verifies(SignedNote.parse(one.note()))).isFalse();

        Checkpoint both =
                new CheckpointSigner("registry.example/log", List.of(old, fresh)).sign(8, MerkleHasher.emptyRoot());
        assertThat(old.verifier().verifies(SignedNote.parse(both.note()))).isTrue();
        assertThat(fresh.verifier().verifies(SignedNote.parse(both.note()))).isTrue();
        assertThat(both.sameTree(one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n\u0661\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "log\n1\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nextension\n",
            })
    void noCheckpoints(String text) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> Checkpoint.parse(text + "\n\u2014 a AAAAAAAA\n"));
    }

    @Test
    void extensionLinesAreCarried() {
        Checkpoint extended =
                Checkpoint.parse("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n\n\u2014 a AAAAAAAA\n");
        assertThat(extended.size()).isEqualTo(1);
    }

    @Property(tries = 5_000)
    void anyTextIsACheckpointOrNone(@ForAll String text, @ForAll @IntRange(max = 300) int at) {
        int cut = Math.min(at, EXAMPLE.length());
        String candidate = EXAMPLE.substring(0, cut) + text + EXAMPLE.substring(cut);
        try {
            Checkpoint read = Checkpoint.parse(candidate);
            assertThat(candidate).startsWith(read.origin() + "\n" + read.size() + "\n");
        } catch (MalformedNoteException none) {
            assertThat(none.getMessage()).isNotEmpty();
        }
    }
}
