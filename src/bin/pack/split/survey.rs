//! What a module holds, and who calls whom.

use std::collections::BTreeMap;

use wasmparser::{
    BinaryReaderError, ElementItems, ElementKind, ExternalKind, FuncType, FunctionBody, GlobalType,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

/// A module, taken apart. Functions, globals and tables carry the numbers they have in it.
#[derive(Default)]
pub(super) struct Survey<'a> {
    pub(super) types: Vec<FuncType>,
    /// Type of every function, imported ones first.
    pub(super) type_of: Vec<u32>,
    /// How many functions are imported.
    pub(super) imported: u32,
    pub(super) globals: Vec<GlobalType>,
    pub(super) tables: Vec<TableType>,
    pub(super) memory: Option<MemoryType>,
    /// Bodies of the functions that are not imported.
    pub(super) bodies: Vec<FunctionBody<'a>>,
    /// What each body refers to.
    pub(super) uses: Vec<Uses>,
    pub(super) names: BTreeMap<u32, &'a str>,
    /// Functions that are exported or run at the start.
    pub(super) roots: Vec<u32>,
    /// Places in the table of functions, and who stands there.
    pub(super) slots: BTreeMap<u32, u32>,
    /// Number of the table of functions.
    pub(super) table: u32,
}

/// What a body refers to.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) functions: Vec<u32>,
    pub(super) globals: Vec<u32>,
    pub(super) tables: Vec<u32>,
}

impl<'a> Survey<'a> {
    /// Reads a module.
    pub(super) fn of(wasm: &'a [u8]) -> Result<Survey<'a>, BinaryReaderError> {
        let mut survey = Survey::default();
        for payload in Parser::new(0).parse_all(wasm) {
            survey.take(payload?)?;
        }
        Ok(survey)
    }

    /// The body of a function that is not imported.
    pub(super) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(self.place(function)?)
    }

    /// What a function refers to; nothing for one that is imported.
    pub(super) fn uses(&self, function: u32) -> Option<&Uses> {
        self.uses.get(self.place(function)?)
    }

    /// The functions that are not imported.
    pub(super) fn defined(&self) -> std::ops::Range<u32> {
        self.imported..self.type_of.len() as u32
    }

    /// The type of a function.
    pub(super) fn function_type(&self, function: u32) -> Option<&FuncType> {
        let number = self.type_of.get(function as usize)?;
        self.types.get(*number as usize)
    }

    fn place(&self, function: u32) -> Option<usize> {
        function.checked_sub(self.imported).map(|it| it as usize)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), BinaryReaderError> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section.into_iter_err_on_gc_types() {
                    self.types.push(group?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.take_import(import?.ty);
                }
                self.imported = self.type_of.len() as u32;
            }
            Payload::FunctionSection(section) => {
                for number in section {
                    self.type_of.push(number?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memory.get_or_insert(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.roots.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.roots.push(func),
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => {
                self.uses.push(uses_of(&body)?);
                self.bodies.push(body);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for part in names {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_import(&mut self, kind: TypeRef) {
        match kind {
            TypeRef::Func(number) | TypeRef::FuncExact(number) => self.type_of.push(number),
            TypeRef::Table(table) => self.tables.push(table),
            TypeRef::Memory(memory) => self.memory = Some(memory),
            TypeRef::Global(global) => self.globals.push(global),
            TypeRef::Tag(_) => {}
        }
    }

    fn take_element(&mut self, element: wasmparser::Element<'a>) -> Result<(), BinaryReaderError> {
        let ElementItems::Functions(functions) = element.items else {
            return Ok(());
        };
        let ElementKind::Active {
            table_index,
            offset_expr,
        } = element.kind
        else {
            for function in functions {
                self.roots.push(function?);
            }
            return Ok(());
        };
        self.table = table_index.unwrap_or_default();
        let mut slot = match offset_expr.get_operators_reader().read()? {
            Operator::I32Const { value } => value as u32,
            // A place that is known only when the module runs.
            _ => u32::MAX,
        };
        for function in functions {
            self.slots.insert(slot, function?);
            slot = slot.saturating_add(1);
        }
        Ok(())
    }
}

fn uses_of(body: &FunctionBody<'_>) -> Result<Uses, BinaryReaderError> {
    let mut uses = Uses::default();
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        match operators.read()? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => uses.functions.push(function_index),
            Operator::CallIndirect { table_index, .. }
            | Operator::ReturnCallIndirect { table_index, .. } => uses.tables.push(table_index),
            Operator::TableGet { table }
            | Operator::TableSet { table }
            | Operator::TableGrow { table }
            | Operator::TableSize { table }
            | Operator::TableFill { table } => uses.tables.push(table),
            Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                uses.globals.push(global_index);
            }
            _ => {}
        }
    }
    for numbers in [&mut uses.functions, &mut uses.globals, &mut uses.tables] {
        numbers.sort_unstable();
        numbers.dedup();
    }
    Ok(uses)
}
