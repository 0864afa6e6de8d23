package io.limpet.simulator.panel;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A frame as JSON in one line: what is null and every empty list is left out, 0, false and empty text are not. */
final class FrameJson {

    private static final ObjectMapper MAPPER = mapper();

    private FrameJson() {
    }

    static byte[] of(Frame frame) {
        try {
            return MAPPER.writeValueAsBytes(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .defaultPropertyInclusion(Value.construct(Include.NON_NULL, Include.ALWAYS)).build();
        mapper.configOverride(List.class).setInclude(Value.construct(Include.NON_EMPTY, Include.ALWAYS));
        return mapper;
    }
}
