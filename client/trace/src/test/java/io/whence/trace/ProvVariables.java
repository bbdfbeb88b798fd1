package io.whence.trace;

import org.openprovenance.prov.model.QualifiedName;
import org.openprovenance.prov.validation.ObjectMaker;
import org.openprovenance.prov.validation.Unknown;
import org.openprovenance.prov.validation.VarQName;

/** The names that ProvToolbox's validation makes up for what a document leaves open. */
final class ProvVariables implements ObjectMaker {
    @Override
    public VarQName makeVarQName(String namespace, String local, String prefix) {
        return new Variable(namespace, local, prefix);
    }

    @Override
    public VarQName makeVarQName(QualifiedName name) {
        return new Variable(name.getNamespaceURI(), name.getLocalPart(), name.getPrefix());
    }

    @Override
    public Unknown makeUnknown(String local, String namespace) {
        return new Absent(namespace, local);
    }

    private static final class Variable extends org.openprovenance.prov.vanilla.QualifiedName implements VarQName {
        private Variable(String namespace, String local, String prefix) {
            super(namespace, local, prefix);
        }
    }

    private static final class Absent extends org.openprovenance.prov.vanilla.QualifiedName implements Unknown {
        private Absent(String namespace, String local) {
            super(namespace, local, "val");
        }
    }
}
