package dev.purser.identity;

/** The two sorts of principal that can be given a role. */
public enum PrincipalKind {
    USER,
    ROBOT
}
