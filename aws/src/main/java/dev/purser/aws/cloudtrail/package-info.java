/** CloudTrail's records: how an event is written as them and read back from them. */
package dev.purser.aws.cloudtrail;
