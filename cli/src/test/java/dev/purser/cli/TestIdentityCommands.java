package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import org.junit.jupiter.api.Test;

class TestIdentityCommands extends AbstractServedTest {
    @Test
    void users() {
        shell.input("a long enough password")
                .run("user", "create", "alice", "--display-name", "Alice A.", "--password-stdin")
                .succeeds();
        assertThat(shell.run("user", "list").succeeds().out()).contains("alice", "Alice A.", "admin");
        assertThat(shell.run("user", "show", "alice", "-o", "json").succeeds().out())
                .contains("\"enabled\":true");
        shell.run("user", "update", "alice", "--disable").succeeds();
        assertThat(shell.run("user", "show", "alice").succeeds().out()).contains("false", "Alice A.");
        shell.input("another long password")
                .run("user", "password", "alice", "--password-stdin")
                .succeeds();
        shell.input("a long enough password")
                .run("user", "create", "alice", "--password-stdin")
                .fails(ExitCode.CONFLICT, "PRINCIPAL_EXISTS");
        shell.input("short").run("user", "create", "bob", "--password-stdin").fails(ExitCode.FAILURE, "12 to 256");
        shell.run("user", "delete", "alice").succeeds();
        shell.run("user", "show", "alice").fails(ExitCode.NOT_FOUND, "USER_UNKNOWN");
        assertThat(events(Action.USER_CREATE))
                .extracting(event -> event.outcome().errorCode().orElse("made"))
                .containsExactly("made", "made", "PRINCIPAL_EXISTS", "PASSWORD_REFUSED");
        assertThat(events(Action.USER_PASSWORD)).singleElement().satisfies(event -> {
            assertThat(event.actor().name()).contains("admin");
            assertThat(event.targets().getFirst().name()).contains("alice");
            assertThat(event.call().path()).contains("/purser/v1/users/{name}/password");
        });
    }

    @Test
    void aListOfManyUsersIsReadInPages() {
        for (int i = 0; i < 5; i++) {
            shell.input("a long enough password")
                    .run("user", "create", "user" + i, "--password-stdin")
                    .succeeds();
        }
        assertThat(shell.run("user", "list").succeeds().out().lines()).hasSize(7);
    }

    @Test
    void robots() {
        Shell.Result made = shell.run(
                        "robot", "create", "ci", "--grant", "writer:team", "--grant", "reader", "--days", "90")
                .succeeds();
        assertThat(made.out().strip()).startsWith("purser_r_");
        assertThat(made.err()).doesNotContain("purser_r_");
        assertThat(shell.run("robot", "list").succeeds().out()).contains("ci", "writer:team", "reader");
        shell.run("robot", "update", "ci", "--never-expires", "--disable", "--grant", "puller")
                .succeeds();
        assertThat(shell.run("robot", "list").succeeds().out()).contains("never", "puller", "no");
        assertThat(shell.run("robot", "secret", "ci").succeeds().out().strip())
                .startsWith("purser_r_")
                .isNotEqualTo(made.out().strip());
        assertThat(shell.run("robot", "show", "ci").succeeds().out()).contains("ci");
        shell.run("robot", "delete", "ci").succeeds();
        shell.run("robot", "create", "x", "--grant", "wirter").fails(ExitCode.FAILURE, "did you mean writer?");
    }

    @Test
    void roles() {
        shell.input("a long enough password")
                .run("user", "create", "alice", "--password-stdin")
                .succeeds();
        shell.run("role", "assign", "alice", "writer", "--namespace", "team").succeeds();
        assertThat(shell.run("role", "list", "--principal", "alice").succeeds().out())
                .contains("writer", "team");
        shell.run("role", "unassign", "alice", "writer").fails(ExitCode.NOT_FOUND, "ASSIGNMENT_UNKNOWN");
        shell.run("role", "unassign", "alice", "writer", "--namespace", "team").succeeds();
        shell.run("role", "assign", "nobody", "writer").fails(ExitCode.NOT_FOUND, "PRINCIPAL_UNKNOWN");
    }

    @Test
    void keys() {
        String made = shell.run("key", "create").succeeds().out();
        String id = made.substring(0, made.indexOf(' '));
        assertThat(id).startsWith("AKIA").hasSize(20);
        shell.run("key", "update", id, "--disable").succeeds();
        assertThat(shell.run("key", "list").succeeds().out()).contains(id, "no", "admin");
        shell.run("key", "delete", id).succeeds();
        shell.run("key", "delete", id).fails(ExitCode.NOT_FOUND, "ACCESS_KEY_UNKNOWN");
        shell.run("key", "update", "x").fails(ExitCode.USAGE, "--enable");
    }

    @Test
    void tokens() {
        String secret = shell.run("token", "create", "--description", "laptop", "--days", "3")
                .succeeds()
                .out()
                .strip();
        assertThat(secret).startsWith("purser_t_");
        String list = shell.run("token", "list").succeeds().out();
        assertThat(list).contains("laptop", "purser login").doesNotContain(secret);
        String id = list.lines()
                .filter(line -> line.contains("laptop"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        assertThat(shell.run("token", "show", id).succeeds().out()).contains("laptop");
        shell.run("token", "delete", id).succeeds();
        shell.run("token", "show", id).fails(ExitCode.NOT_FOUND, "TOKEN_UNKNOWN");
        assertThat(shell.run("token", "delete", "--all-of", "admin").succeeds().out())
                .contains("Revoked 1");
        shell.run("token", "list").fails(ExitCode.DENIED, "TOKEN_INVALID");
    }

    @Test
    void network() {
        shell.run("network", "set", "--private-only", "--allow", "10.0.0.0/8").succeeds();
        assertThat(shell.run("network", "show").succeeds().out()).contains("false", "10.0.0.0/8");
        shell.run("network", "set", "--public", "--allow", "10.0.0.1/8")
                .fails(ExitCode.FAILURE, "NETWORK_RULE_INVALID");
        shell.run("network", "set").fails(ExitCode.USAGE, "--public");
    }

    @Test
    void onesOwnCredentialsAreOnesOwn() {
        shell.input("a long enough password")
                .run("user", "create", "bob", "--password-stdin")
                .succeeds();
        Shell bob = new Shell(server.url(), folder.resolve("bobs"));
        bob.input("a long enough password")
                .run("login", "-u", "bob", "--password-stdin")
                .succeeds();
        bob.run("token", "list").succeeds();
        bob.run("token", "list", "--principal", "admin").fails(ExitCode.DENIED, "DENIED");
        bob.run("user", "list").fails(ExitCode.DENIED, "DENIED");
        bob.input("yet another password")
                .run("user", "password", "admin", "--password-stdin")
                .fails(ExitCode.DENIED, "DENIED");
        bob.input("yet another password")
                .run("user", "password", "bob", "--password-stdin")
                .succeeds();
    }
}
