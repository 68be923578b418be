package dev.purser.aws.cloudtrail;

/** Amazon's names of resources and principals. */
final class Arns {
    private final String partition;

    Arns(String partition) {
        this.partition = partition;
    }

    String repository(String region, String account, String name) {
        return "arn:" + partition + ":ecr:" + region + ":" + account + ":repository/" + name;
    }

    /** The repository that an ARN names, or null if it names none. */
    static String repository(String arn) {
        int at = arn.indexOf(":repository/");
        return at < 0 || !arn.startsWith("arn:") ? null : arn.substring(at + ":repository/".length());
    }

    String trail(String region, String account, String name) {
        return "arn:" + partition + ":cloudtrail:" + region + ":" + account + ":trail/" + name;
    }

    String root(String account) {
        return "arn:" + partition + ":iam::" + account + ":root";
    }

    String user(String account, String path, String name) {
        return "arn:" + partition + ":iam::" + account + ":user/" + path + name;
    }

    String role(String account, String name) {
        return "arn:" + partition + ":iam::" + account + ":role/" + name;
    }

    String assumedRole(String account, String role, String session) {
        return "arn:" + partition + ":sts::" + account + ":assumed-role/" + role + "/" + session;
    }

    String federated(String account, String name) {
        return "arn:" + partition + ":sts::" + account + ":federated-user/" + name;
    }
}
