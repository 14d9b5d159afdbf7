//! The part that is linked to the first.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, FunctionSection,
    ImportSection, Module, TypeSection,
};
use wasmparser::{Parser, Payload};

use super::FIRST;
use super::choice::Choice;
use super::first::{self, export_name};
use super::survey::Survey;
use crate::Failure;

/// Writes the module of the functions that have gone.
pub(super) fn write(wasm: &[u8], survey: &Survey<'_>, choice: &Choice) -> Result<Vec<u8>, Failure> {
    let mut writer = Writer::new(survey, choice);
    writer
        .module(wasm)
        .map(Module::finish)
        .map_err(|error| format!("cannot write the rest: {error}"))
}

/// Old numbers to new ones.
struct Writer<'w, 'a> {
    survey: &'w Survey<'a>,
    choice: &'w Choice,
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
}

fn in_order<'i>(numbers: impl IntoIterator<Item = &'i u32>) -> BTreeMap<u32, u32> {
    numbers.into_iter().copied().zip(0..).collect()
}

impl<'w, 'a> Writer<'w, 'a> {
    fn new(survey: &'w Survey<'a>, choice: &'w Choice) -> Writer<'w, 'a> {
        let mut functions = in_order(&choice.shared.functions);
        functions.extend(choice.gone().zip(functions.len() as u32..));
        Writer {
            survey,
            choice,
            functions,
            globals: in_order(&choice.shared.globals),
            tables: in_order(&choice.shared.tables),
        }
    }

    fn module(&mut self, wasm: &[u8]) -> Result<Module, Error<Infallible>> {
        let mut module = Module::new();
        module.section(&self.types(wasm)?);
        module.section(&self.imports()?);
        let mut functions = FunctionSection::new();
        for function in self.choice.gone() {
            functions.function(self.survey.type_of[function as usize]);
        }
        module.section(&functions);
        module.section(&self.elements());
        let mut code = CodeSection::new();
        for function in self.choice.gone() {
            if let Some(body) = self.survey.body(function) {
                self.parse_function_body(&mut code, body.clone())?;
            }
        }
        module.section(&code);
        Ok(module)
    }

    fn types(&mut self, wasm: &[u8]) -> Result<TypeSection, Error<Infallible>> {
        let mut types = TypeSection::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::TypeSection(section) = payload? {
                utils::parse_type_section(self, &mut types, section)?;
            }
        }
        Ok(types)
    }

    fn imports(&mut self) -> Result<ImportSection, Error<Infallible>> {
        let (survey, choice) = (self.survey, self.choice);
        let number = first::numbers(survey, choice);
        let mut imports = ImportSection::new();
        let mut add = |kind, number, entity: EntityType| {
            imports.import(FIRST, &export_name(kind, number), entity);
        };
        for &function in &choice.shared.functions {
            let kind = EntityType::Function(survey.type_of[function as usize]);
            add(ExportKind::Func, number[function as usize], kind);
        }
        for &table in &choice.shared.tables {
            let mut kind = survey.tables[table as usize];
            if table == survey.table {
                let length = u64::from(choice.table_length);
                kind.initial = kind.initial.max(length);
                kind.maximum = kind.maximum.map(|it| it.max(length));
            }
            let kind = EntityType::Table(self.table_type(kind)?);
            add(ExportKind::Table, table, kind);
        }
        if let Some(memory) = survey.memory {
            let kind = EntityType::Memory(self.memory_type(memory)?);
            add(ExportKind::Memory, 0, kind);
        }
        for &global in &choice.shared.globals {
            let kind = EntityType::Global(self.global_type(survey.globals[global as usize])?);
            add(ExportKind::Global, global, kind);
        }
        Ok(imports)
    }

    /// Runs of places in the table, each with the functions that stand there now.
    fn elements(&self) -> ElementSection {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (&slot, function) in &self.choice.filled {
            let number = self.functions[function];
            match runs.last_mut() {
                Some((start, run)) if *start + run.len() as u32 == slot => run.push(number),
                _ => runs.push((slot, vec![number])),
            }
        }
        let table = self.tables[&self.survey.table];
        let mut elements = ElementSection::new();
        for (start, run) in runs {
            let table = (table != 0).then_some(table);
            let start = ConstExpr::i32_const(start.cast_signed());
            elements.active(table, &start, Elements::Functions(run.into()));
        }
        elements
    }
}

impl Reencode for Writer<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.functions[&function])
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error> {
        Ok(self.globals[&global])
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error> {
        Ok(self.tables[&table])
    }
}
