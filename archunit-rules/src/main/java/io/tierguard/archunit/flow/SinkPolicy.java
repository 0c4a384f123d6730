package io.tierguard.archunit.flow;

import java.util.Map;
import java.util.Optional;

/**
 * Says which places are sinks. Asked once for each instruction, so it answers from tables.
 *
 * <p><b>Thread safety:</b> may be asked by several threads at once.
 *
 * @since 0.1
 */
public interface SinkPolicy {

    /**
     * The sinks among the arguments of a call.
     *
     * @param call the call
     * @return sinks by argument, counted from 1; 0 is the object that is called
     */
    default Map<Integer, Sink> ofCall(CallSite call) {
        return Map.of();
    }

    /**
     * Whether a field is a sink for what is stored in it, or for its constant value.
     *
     * @param owner the internal name of its class
     * @param name the field
     * @param descriptor its type
     * @return the sink, or empty
     */
    default Optional<Sink> ofField(String owner, String name, String descriptor) {
        return Optional.empty();
    }

    /**
     * Whether a local variable is a sink.
     *
     * @param name as the class file has it
     * @param descriptor its type
     * @return the sink, or empty
     */
    default Optional<Sink> ofVariable(String name, String descriptor) {
        return Optional.empty();
    }

    /**
     * Whether the result of a method is a sink.
     *
     * @param owner the internal name of its class
     * @param name the method
     * @param descriptor its descriptor
     * @return the sink, or empty
     */
    default Optional<Sink> ofResult(String owner, String name, String descriptor) {
        return Optional.empty();
    }
}
