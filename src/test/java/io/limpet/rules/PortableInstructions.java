package io.limpet.rules;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The instructions of one method, judged for {@link PortableCode}. */
final class PortableInstructions {

    private final PortableCode code;
    private final PortableCode.Where where;

    PortableInstructions(PortableCode code, PortableCode.Where where) {
        this.code = code;
        this.where = where;
    }

    void check(InsnList instructions) {
        for (AbstractInsnNode each : instructions) {
            checkReferences(each);
            checkArithmetic(each);
        }
    }

    private void checkReferences(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            code.requireMember(where, call.owner, Member.of(call));
        } else if (instruction instanceof FieldInsnNode access) {
            code.requireMember(where, access.owner, Member.of(access));
        } else if (instruction instanceof TypeInsnNode use) {
            code.requireType(where, use.desc);
        } else if (instruction instanceof MultiANewArrayInsnNode use) {
            code.requireType(where, use.desc);
        } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof Type
                && !where.isMicroEjOnly()) {
            code.report(where, "a class literal: boards keep no class objects, so use an enum or a constant");
        } else if (instruction.getOpcode() == Opcodes.INVOKEDYNAMIC) {
            code.report(where, "a lambda or dynamic call: write a named class");
        } else if (instruction.getOpcode() == Opcodes.MONITORENTER) {
            code.report(where, "a synchronized block: there is one thread, so leave it away");
        } else if (instruction instanceof LookupSwitchInsnNode && isHashOfString(before(instruction))) {
            code.report(where, "a switch over strings: compare with equals, or use an enum");
        }
    }

    private void checkArithmetic(AbstractInsnNode instruction) {
        if (isFloating(instruction)) {
            code.report(where, "floating point: count in whole thousandths (milliCelsius), as the drivers do");
        }
        if (where.isMicroEjOnly()) {
            return; // runs on a virtual machine that does what Java says
        }
        switch (instruction.getOpcode()) {
            case Opcodes.ISHL, Opcodes.ISHR, Opcodes.IUSHR -> requireMasked(instruction, 31);
            case Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR -> requireMasked(instruction, 63);
            case Opcodes.IDIV, Opcodes.IREM, Opcodes.LDIV, Opcodes.LREM -> requireDivisor(instruction);
            default -> { }
        }
    }

    /** Java takes the low bits of a shift's count; C, and so TeaVM, leaves it open. */
    private void requireMasked(AbstractInsnNode shift, long max) {
        AbstractInsnNode count = before(shift);
        if (count != null && count.getOpcode() == Opcodes.IAND) {
            count = before(count);
        }
        Long constant = constant(count);
        if (constant == null || constant < 0 || constant > max) {
            code.report(where, "a shift by a count that is not masked, which C leaves open: write n & " + max);
        }
    }

    /** Java throws on division by zero; TeaVM's C goes on with whatever the processor makes of it. */
    private void requireDivisor(AbstractInsnNode division) {
        AbstractInsnNode divisor = before(division);
        if (divisor != null && divisor.getOpcode() == Opcodes.I2L) {
            divisor = before(divisor);
        }
        Long constant = constant(divisor);
        if ((constant == null || constant == 0) && !code.isDivisionChecked(where)) {
            code.report(where, "a division by what may be 0, which throws nothing in C: see that it cannot be, and say "
                    + "so in src/test/resources/divisions.txt");
        }
    }

    /** What MicroEJ's own API returns as a float (a signal strength) may be made an int at once, and that is all. */
    private boolean isFloating(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode == Opcodes.F2I && where.isMicroEjOnly()) {
            return false;
        }
        return instruction instanceof LdcInsnNode constant
                && (constant.cst instanceof Float || constant.cst instanceof Double)
                || opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.DCONST_1
                || opcode == Opcodes.FLOAD || opcode == Opcodes.DLOAD
                || opcode == Opcodes.FSTORE || opcode == Opcodes.DSTORE
                || opcode == Opcodes.FALOAD || opcode == Opcodes.DALOAD
                || opcode == Opcodes.FASTORE || opcode == Opcodes.DASTORE
                || opcode >= Opcodes.IADD && opcode <= Opcodes.DNEG && (opcode - Opcodes.IADD) % 4 > 1
                || opcode == Opcodes.I2F || opcode == Opcodes.I2D || opcode == Opcodes.L2F || opcode == Opcodes.L2D
                || opcode >= Opcodes.F2I && opcode <= Opcodes.D2F
                || opcode >= Opcodes.FCMPL && opcode <= Opcodes.DCMPG
                || opcode == Opcodes.FRETURN || opcode == Opcodes.DRETURN;
    }

    private static boolean isHashOfString(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && call.owner.equals("java/lang/String") && call.name.equals("hashCode");
    }

    /** The value that an instruction pushes, when that is known. */
    private static Long constant(AbstractInsnNode instruction) {
        if (instruction instanceof IntInsnNode push && push.getOpcode() != Opcodes.NEWARRAY) {
            return (long) push.operand;
        }
        if (instruction instanceof LdcInsnNode load && load.cst instanceof Number number) {
            return number.longValue();
        }
        if (instruction != null) {
            int opcode = instruction.getOpcode();
            if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
                return (long) opcode - Opcodes.ICONST_0;
            }
            if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
                return (long) opcode - Opcodes.LCONST_0;
            }
        }
        return null;
    }

    /** The instruction before, past labels and line numbers. */
    private static AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode previous = instruction.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return previous;
    }
}
