package io.tierguard.samples.incidents.story;

/**
 * What a scenario stands for.
 *
 * @param id of the scenario, such as {@code S1}
 * @param incident whose accident it was
 * @param year of it; empty where nothing tells
 * @param what happened, in one sentence
 * @param source where it is told; empty where it is no accident of anybody's
 * @param process the tier of the process
 * @param way what leads from the process to the target
 * @param target what was reached
 * @param guard what stops it
 * @param stage when: {@code build}, {@code start}, {@code connect} or {@code request}
 * @since 0.1
 */
public record Story(
        String id,
        String incident,
        String year,
        String what,
        String source,
        String process,
        String way,
        String target,
        String guard,
        String stage) {}
